import BatchModel
import Optimizers
import TextCanvas

extension VerbTable {
  /// Where to look, and how to solve.
  static let places: [Verb] = [
    Verb(
      name: "goto", usage: "NAME | ROW", help: "the cursor to a device",
      words: { state in state.rows.compactMap { state.document?.scenario.devices[$0].name } }
    ) { state, text throws(Refusal) in try state.go(to: text) },
    Verb(name: "seek", usage: "ITERATION", help: "the play head to an iteration") {
      state, text throws(Refusal) in try state.seek(text)
    },
    Verb(
      name: "scheme", usage: "NAME", help: "solve with that scheme",
      words: { _ in Scheme.allCases.map(\.rawValue) }
    ) { state, text throws(Refusal) in
      state.use(try choice(Scheme.self, text, of: "a scheme").method)
    },
  ]
}

extension DashboardState {
  /// The cursor to the device of that name, or to the row of that number.
  fileprivate mutating func go(to text: String) throws(Refusal) -> [Effect] {
    let devices = document?.scenario.devices ?? []
    if let device = devices.firstIndex(where: { $0.name == text }) {
      guard rows.contains(device) else { throw Refusal("\(text) is filtered out; Esc shows all") }
      point(at: device)
    } else if let row = DecimalText.wholeNumber(text) {
      guard rows.indices.contains(row - 1) else {
        throw Refusal("row \(row): there are 1 to \(rows.count)")
      }
      point(at: rows[row - 1])
    } else {
      let hint = NearestName.hint(text, among: devices.map(\.name))
      throw Refusal("no device is called “\(text)”\(hint)")
    }
    return []
  }

  /// The play head to an iteration of the record.
  fileprivate mutating func seek(_ text: String) throws(Refusal) -> [Effect] {
    guard let last = record?.last else { throw Refusal("nothing solved yet") }
    guard let iteration = DecimalText.wholeNumber(text), (0...last).contains(iteration) else {
      throw Refusal("iteration: found “\(text)”, allowed is 0 to \(last)")
    }
    playback.jump(to: iteration, last: last)
    showPlan()
    return []
  }
}
