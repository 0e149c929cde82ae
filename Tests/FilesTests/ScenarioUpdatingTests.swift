import BatchModel
import Files
import Testing

@Suite struct ScenarioUpdatingTests {
  private let block = """
    # The cell at the station, March.
    name: station   # as on the map

    bandwidth: 40000
    delay: rtx3050-ddim
    quality:
      model: power-law   # fitted
      alpha: 492.24
      beta: 1.7225
      gamma: 4.0308
    pso: {particles: 30, seed: 1}   # the paper's
    devices:   # by contract
      # cameras
      - {name: d01, deadline: 12.5, efficiency: 7.3}   # at the gate
      - {deadline: 9.0, name: 'd02',   channel: {power: 1.0e-6, gain: 1.0e-9, noise: 4.0e-18}}

      # phones
      - name: d03          # Ada's
        deadline: 20
        efficiency: 9.00
    # the end
    """

  /// Applies an edit and gives the new text; it must keep the layout and read back as wanted.
  private func edit(
    _ text: String, file: String = "f.yaml", _ change: (inout Scenario) -> Void
  ) throws -> String {
    var scenario = try ScenarioFile.read(Array(text.utf8), file: file).scenario
    change(&scenario)
    let update = ScenarioFile.updated(Array(text.utf8), file: file, to: scenario)
    #expect(update.keepsLayout)
    let again = try ScenarioFile.read(Array(update.text.utf8), file: file).scenario
    #expect(again == scenario)
    return update.text
  }

  /// The text with one piece replaced, which must be there once.
  private func replacing(_ old: String, _ new: String, in text: String) -> String {
    #expect(text.ranges(of: old).count == 1)
    return text.replacing(old, with: new)
  }

  @Test func nothingChangedNothingTouched() throws {
    #expect(try edit(block) { _ in } == block)
  }

  @Test func valuesAreReplacedWhereTheyStand() throws {
    let cases: [(String, String, (inout Scenario) -> Void)] = [
      ("name: station ", "name: \"the station\" ", { $0.name = "the station" }),
      ("40000", "50000", { $0.bandwidth = 50000 }),
      ("12.5,", "3,", { $0.devices[0].deadline = 3 }),
      (
        "1.0e-9", "2e-09",
        { $0.devices[1].link = .channel(.init(power: 1e-6, gain: 2e-9, noise: 4e-18)) }
      ),
      ("'d02'", "\"gate\"", { $0.devices[1].name = "gate" }),
      ("9.00", "9.5", { $0.devices[2].link = .efficiency(9.5) }),
      ("seed: 1}", "seed: 7}", { $0.pso.seed = 7 }),
      (
        "492.24", "500",
        { $0.quality = QualityModel(curve: .powerLaw(alpha: 500, beta: 1.7225, gamma: 4.0308)) }
      ),
      ("rtx3050-ddim", "a10-sd14", { $0.delay = DelayModel(a: 0.05026, b: 0.02118) }),
      ("rtx3050-ddim", "{a: 1, b: 2}", { $0.delay = DelayModel(a: 1, b: 2) }),
      (
        "efficiency: 7.3", "channel: {power: 1, gain: 1, noise: 1}",
        { $0.devices[0].link = .channel(.init(power: 1, gain: 1, noise: 1)) }
      ),
      (
        "channel: {power: 1.0e-6, gain: 1.0e-9, noise: 4.0e-18}", "efficiency: 6",
        { $0.devices[1].link = .efficiency(6) }
      ),
    ]
    for (old, new, change) in cases {
      #expect(try edit(block, change) == replacing(old, new, in: block))
    }
  }

  @Test func whatWasLeftOutIsAdded() throws {
    #expect(
      try edit(block) { $0.content = 8 }
        == replacing("bandwidth: 40000\n", "bandwidth: 40000\ncontent: 8\n", in: block))
    #expect(
      try edit(block) { $0.quality.outage = 450 }
        == replacing("4.0308\n", "4.0308\n  outage: 450\n", in: block))
    #expect(
      try edit(block) { $0.pso.iterations = 9 }
        == replacing("particles: 30,", "particles: 30, iterations: 9,", in: block))
    let short = "# mine\ndevices: [{name: a, deadline: 5, efficiency: 7}]"
    #expect(
      try edit(short) { $0.pso.seed = 4 } == "# mine\npso: {seed: 4}\n" + short.dropFirst(7))
    #expect(try edit(short) { $0.name = "g" } == "# mine\nname: g\n" + short.dropFirst(7))
    let last = "devices: [{name: a, deadline: 5, efficiency: 7}]\nbandwidth: 5"
    #expect(try edit(last) { $0.content = 6 } == last + "\ncontent: 6")
  }

  @Test func aNamelessScenarioStaysNamelessInAFileOfItsName() throws {
    let text = "devices: [{name: a, deadline: 5, efficiency: 7}]\n"
    var scenario = try ScenarioFile.read(Array(text.utf8), file: "one.yaml").scenario
    scenario.devices[0].deadline = 6
    let elsewhere = ScenarioFile.updated(Array(text.utf8), file: "x/two.yaml", to: scenario)
    #expect(elsewhere.text == "name: one\ndevices: [{name: a, deadline: 6, efficiency: 7}]\n")
    let here = ScenarioFile.updated(Array(text.utf8), file: "x/one.yaml", to: scenario)
    #expect(here.text == "devices: [{name: a, deadline: 6, efficiency: 7}]\n")
  }

  @Test func devicesAreAddedInTheStyleOfTheirNeighbours() throws {
    let first = "  - {name: d01, deadline: 12.5, efficiency: 7.3}   # at the gate\n"
    #expect(
      try edit(block) { $0.devices.insert(Device(name: "x", deadline: 1, efficiency: 2), at: 1) }
        == replacing(first, first + "  - {name: x, deadline: 1, efficiency: 2}\n", in: block))
    #expect(
      try edit(block) { $0.devices.append(Device(name: "a b", deadline: 1, efficiency: 2)) }
        == replacing(
          "9.00\n",
          "9.00\n  - name: \"a b\"\n    deadline: 1\n    efficiency: 2\n", in: block))
    #expect(
      try edit(block) { scenario in
        var copy = scenario.devices[1]
        copy.name = "d02-2"
        scenario.devices.insert(copy, at: 2)
      }
        == replacing(
          "4.0e-18}}\n",
          "4.0e-18}}\n  - {deadline: 9.0, name: \"d02-2\",   channel: {power: 1.0e-6, "
            + "gain: 1.0e-9, noise: 4.0e-18}}\n", in: block))
  }

  @Test func commentsAboveRemovedDevicesStay() throws {
    let first = "  - {name: d01, deadline: 12.5, efficiency: 7.3}   # at the gate\n"
    #expect(try edit(block) { $0.devices.remove(at: 0) } == replacing(first, "", in: block))
    #expect(
      try edit(block) { $0.devices.removeLast() }
        == replacing(
          "  - name: d03          # Ada's\n    deadline: 20\n    efficiency: 9.00\n", "", in: block)
    )
  }

  @Test func movedDevicesTakeTheirCommentsAlong() throws {
    let text = try edit(block) { $0.devices.swapAt(0, 2) }
    #expect(
      text.contains(
        """
        devices:   # by contract

          # phones
          - name: d03          # Ada's
            deadline: 20
            efficiency: 9.00
          - {deadline: 9.0,
        """))
    #expect(
      text.hasSuffix(
        "  # cameras\n" + """
            - {name: d01, deadline: 12.5, efficiency: 7.3}   # at the gate
          # the end
          """))
  }

  @Test(arguments: [
    #"{"name": "j", "devices": [{"name": "a", "deadline": 5, "efficiency": 7}]}"#,
    "{devices: [{name: a, deadline: 5, efficiency: 7}, {name: b, deadline: 6, efficiency: 8}]}",
    "devices: [\n  {name: a, deadline: 5, efficiency: 7}, # one\n  # two\n"
      + "  {name: b, deadline: 6, efficiency: 8},\n]\n",
    "devices: [ # fleet\n    {name: a, deadline: 5, efficiency: 7}\n  , {name: b, deadline: 6, "
      + "efficiency: 8} # last, but not least\n]\n",
    "devices:\n- name: a\n  deadline: 5\n  efficiency: 7\n- name: b\n  deadline: 6\n  efficiency: 8",
    "---\ndevices:\n-   {name: |2-\n    a\n    , deadline: 5, efficiency: 7}\n...\n",
    "devices: &all\n  - &one\n    name: >\n      a\n    deadline: 5\n    channel:\n"
      + "      power: 1\n      gain: 1\n      noise: 1\n",
    "? devices\n: - {name: a, deadline: 5, efficiency: 7}\n",
    "quality: {model: table, points: [[1, 9], [3, 8]]}\n"
      + "devices: [{name: é日本👩‍👩‍👧, deadline: 5, efficiency: 7}]\n",
    "quality:\n  model: table\n  points:\n  - [1, 9] # bad\n  - - 3 # steps\n    - 8\n"
      + "devices:\n  -\n    name: a\n    deadline: 5\n    efficiency: 7\n\n\n",
  ])
  func anyEditReadsBack(_ text: String) throws {
    var random = SplitMix64(seed: 11)
    for ending in ["\n", "\r\n"] {
      for start in ["", "\u{FEFF}"] {
        let bytes = Array((start + text.replacing("\n", with: ending)).utf8)
        guard let old = try? ScenarioFile.read(bytes, file: "f.yaml").scenario else { continue }
        for _ in 0..<60 {
          var wanted = old
          for _ in 0...Int.random(in: 0..<4, using: &random) { mutate(&wanted, &random) }
          let update = ScenarioFile.updated(bytes, file: "f.yaml", to: wanted)
          let again = try ScenarioFile.read(Array(update.text.utf8), file: "f.yaml").scenario
          #expect(again == wanted)
          // A list on the line of an explicit key is the one layout that is not taken apart.
          #expect(update.keepsLayout || text.hasPrefix("?"), "\(update.text)")
          #expect(!update.keepsLayout || update.text.hasPrefix(start))
        }
      }
    }
  }

  @Test func linesWithoutAnEditAreUntouched() throws {
    var random = SplitMix64(seed: 3)
    let text = block.replacing("\n", with: "\r\n")
    for _ in 0..<200 {
      let device = Int.random(in: 0..<3, using: &random)
      let value = Double(Int.random(in: 1...50, using: &random)) + 0.25
      let edited = try edit(text) { scenario in
        scenario.devices[device].deadline = value
        scenario.bandwidth = value * 1000
      }
      let (old, new) = (text.split(separator: "\r\n"), edited.split(separator: "\r\n"))
      try #require(old.count == new.count)
      #expect(zip(old, new).count { $0 != $1 } == 2)
      #expect(edited.utf8.count { $0 == 13 } == text.utf8.count { $0 == 13 })
    }
  }

  @Test func whatIsNoScenarioIsWrittenAnew() {
    for original in ["", "devices: []", "not: a scenario", "{"] {
      let update = ScenarioFile.updated(Array(original.utf8), file: "f", to: .paper)
      #expect(update.text == ScenarioFile.text(of: .paper))
      #expect(!update.keepsLayout)
    }
  }

  private func mutate(_ scenario: inout Scenario, _ random: inout SplitMix64) {
    let index = Int.random(in: scenario.devices.indices, using: &random)
    let number = Double(Int.random(in: 1...99, using: &random)) / 4
    switch Int.random(in: 0..<14, using: &random) {
    case 0: scenario.name = ["f", "other", "a: b #", "é"].randomElement(using: &random) ?? "f"
    case 1: scenario.bandwidth = number
    case 2: scenario.content = number
    case 3: scenario.delay.a = number
    case 4: scenario.quality.outage = number
    case 5:
      scenario.quality.curve = .table([.init(steps: 1, fid: number), .init(steps: 3, fid: 1)])
    case 6: scenario.quality.curve = .powerLaw(alpha: number, beta: 1, gamma: 0)
    case 7: scenario.pso.particles = Int(number) + 1
    case 8: scenario.devices[index].deadline = number
    case 9: scenario.devices[index].link = .efficiency(number)
    case 10:
      scenario.devices[index].link = .channel(.init(power: number, gain: 1, noise: 1))
    case 11: scenario.devices[index].name = "r\(random.next() % 100_000)"
    case 12:
      var copy = scenario.devices[index]
      copy.name = "n \(random.next() % 100_000)"
      scenario.devices.insert(copy, at: Int.random(in: 0...scenario.devices.count, using: &random))
    default:
      if scenario.devices.count > 1 { scenario.devices.remove(at: index) }
      scenario.devices.shuffle(using: &random)
    }
  }
}
