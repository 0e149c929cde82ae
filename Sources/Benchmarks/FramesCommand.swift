import ArgumentParser
import BatchModel
import Dashboard
import Foundation
import Optimizers
import Studies
import TextCanvas

/// What a frame of the dashboard costs, without a terminal.
struct FramesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames",
    abstract: "Time of one key and its frame, for more and more devices.",
    discussion: "The budget is 8 ms at 200×60; what the terminal adds is under `terminal`.")

  @Option(help: "Numbers of devices.")
  var devices = [1, 20, 200, 2_000, 20_000]
  @Option(help: "Columns.")
  var columns = 200
  @Option(help: "Rows.")
  var rows = 60

  func run() {
    let table = MarkdownTable(
      "\(columns)×\(rows)", "cursor down", "p99", "page down", "edit", "undo", "sort", "filter",
      "draw main", "slowest other view")
    for count in devices { measure(count, table) }
  }

  private func measure(_ count: Int, _ table: MarkdownTable) {
    var session = HeadlessSession(
      DashboardState(
        size: Size(width: columns, height: rows),
        appearance: Appearance(theme: .default, glyphs: .braille, colors: .full256),
        source: "scaled", method: Scheme.equalBandwidth.method),
      threads: 2, lanes: [.solve, .explain, .follow])
    session.open(.scaled(count))
    var state = session.state
    let down = Self.timing(&state) { _ in [.down] }
    let page = Self.timing(&state, 20) { [$0 % 2 == 0 ? .pageDown : .pageUp] }
    let edit = Self.timing(&state, 20) { _ in [.character("}")] }
    let undo = Self.timing(&state, 20) { _ in [.character("u")] }
    let sort = Self.timing(&state, 20) { _ in [.character("o")] }
    let filter = Self.timing(&state, 20) { _ in [.character("/"), .character("1"), .escape] }
    state = session.state
    let draw = Timing(about: 0.2) { _ in _ = state.draw() }
    var slowest = (name: "", seconds: 0.0)
    for view in ViewKind.allCases where view != .main {
      session.press(.character(Character("\(view.rawValue)")))
      let state = session.state
      guard let timing = Timing(about: 0.2, { _ in _ = state.draw() }) else { continue }
      if timing.seconds.median > slowest.seconds { slowest = ("\(view)", timing.seconds.median) }
    }
    table.row(
      "K = \(count)", Self.text(down?.median), Self.text(down?.quantile(0.99)),
      Self.text(page?.median), Self.text(edit?.median), Self.text(undo?.median),
      Self.text(sort?.median), Self.text(filter?.median), Self.text(draw?.seconds.median),
      "\(slowest.name) \(NumberText.time(slowest.seconds))")
  }

  private static func text(_ seconds: Double?) -> String { seconds.map(NumberText.time) ?? "–" }

  /// The time of a key with all that `update` does for it, and of the frame after it.
  private static func timing(
    _ state: inout DashboardState, _ repetitions: Int = 300, _ keys: (Int) -> [Key]
  ) -> Spread? {
    let clock = ContinuousClock()
    let samples = (0..<repetitions).map { number in
      clock.measure {
        for key in keys(number) { _ = update(&state, .input(.key(key))) }
        _ = state.draw()
      } / .seconds(1)
    }
    return Spread(samples)
  }
}
