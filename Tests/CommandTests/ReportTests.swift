import Testing

@Suite struct ReportTests {
  private func report(
    _ instance: String, _ options: [String] = [], environment: [String: String] = [:]
  ) throws -> Command.Result {
    try Command.run(
      ["solve", "\(Command.reference)/\(instance).yaml", "--allocation", "equal"] + options,
      environment: environment)
  }

  private func stable(_ text: String) -> String {
    text.replacing(/solved in [0-9.]+ s/, with: "solved in - s")
  }

  @Test func showsServicesAndTimeline() throws {
    let result = try report("k5")
    #expect(result.errors == "")
    #expect(stable(result.output) == Self.k5)
  }

  @Test func isAsciiWhereTheLocaleIs() throws {
    for environment in [["LANG": "C"], ["LANG": ""], ["LC_ALL": "POSIX"]] {
      let result = try report("all-outages", environment: environment)
      #expect(result.output.utf8.allSatisfy { $0 < 0x7F })
      #expect(result.output.contains("outage"))
    }
    #expect(try report("k5", environment: ["LC_ALL": "de_DE.UTF-8"]).output.contains("█"))
  }

  @Test(arguments: [1, 2, 7, 20, 40, 61, 80, 133, 300])
  func isNeverWiderThanTheTerminal(width: Int) throws {
    for command in [["solve"], ["compare", "--effort", "100"]] {
      let result = try Command.run(
        command + [Command.reference + "/k5.yaml"] + Command.quick,
        environment: ["COLUMNS": "\(width)"])
      #expect(result.code == 0)
      #expect(result.lines.allSatisfy { $0.count <= width })
    }
  }

  @Test func countsTheServicesItLeavesOut() throws {
    let yaml = try Command.run(
      "scenario", "new", "--services", "230", "--deadline", "1:1.2", "--bandwidth", "1e7"
    ).output
    let options = ["solve", "-", "--scheduler", "single-instance", "--allocation", "equal"]
    let short = try Command.run(options, input: yaml)
    #expect(short.lines.contains { $0.hasPrefix("and 30 more services, ") })
    #expect(!short.output.contains("d201"))
    let all = try Command.run(options + ["--all"], input: yaml)
    #expect(all.output.contains("d230"))
    #expect(!all.output.contains("more services"))
  }

  @Test func namesReachNoTerminalRaw() throws {
    let yaml = "devices: [{name: \"\\e]0;x\\a\\u202e\", deadline: 3, efficiency: 5}]"
    let result = try Command.run(["solve", "-", "--allocation", "equal"], input: yaml)
    #expect(result.code == 0)
    #expect(result.output.contains("\u{FFFD}]0;x\u{FFFD}\u{FFFD}"))
    #expect(
      !result.output.unicodeScalars.contains { "\u{1B}\u{7}\u{202E}".unicodeScalars.contains($0) })
  }

  private static let k5 = """
    k5  equal-bandwidth: STACKING + equal bandwidth                            mean FID 6.607  0 outages
    K = 5 · B = 40000 Hz · S = 24576 bit · g(X) = 0.024 X + 0.3543 s
    Q(T) = 492.24 T^-1.7225 + 4.0308 · Q(0) = 500
    T* = 37 · 35 batches until 15.329 s · solved in - s

    # name deadline        η bandwidth steps      FID generation transmission end-to-end   slack
                  s bit/s/Hz        Hz                         s            s          s       s
    0 d01     8.800     6.54    8000.0    18    7.419      8.297        0.470      8.767   0.033
    1 d02    12.787     9.94    8000.0    27    5.716     12.134        0.309     12.443   0.344
    2 d03     7.131     7.57    8000.0    14    9.254      6.496        0.406      6.902   0.229
    3 d04    15.763     9.28    8000.0    32    5.288     15.329        0.331     15.660   0.104
    4 d05    15.646     9.13    8000.0    31    5.359     14.950        0.337     15.287   0.359

    size 3 3  3 5  5  5  5  5 5  5  5  5  5  5 4  4  4  4 3  3 3  3 3  3  3 3  3 2  2 2  2 2 2  2 1
    time 0          2           4           6           8           10          12          14 s
    d01  ██▌█▌██▌██▌██▌█▌██▌██▌██▌██▌██▌██▌█▌██▌██▌██▌█▌███▒▒╎
    d02  ██▌█▌██▌██▌██▌█▌██▌██▌██▌██▌██▌██▌█▌██▌██▌██▌█▌██▌██▌█▌██▌█▌██▌█▌██▌█▌███▒ ·╎
    d03  ██▌█▌██▌██▌██▌█▌██▌██▌██▌██▌██▌██▌█▌███▒▒ ╎
    d04         ▐██▌██▌█▌██▌██▌██▌██▌██▌██▌█▌██▌██▌██▌█▌██▌██▌█▌██▌█▌██▌█▌██▌█▌██▌█▌██▌█▌██▌█▌█▌██▌██▒▒╎
    d05         ▐██▌██▌█▌██▌██▌██▌██▌██▌██▌█▌██▌██▌██▌█▌██▌██▌█▌██▌█▌██▌█▌██▌█▌██▌█▌██▌█▌██▌█▌█▌██▌▒ ·╎
         ██ batch   ▒▒ transmission   ·· slack   ╎ deadline

    """
}
