extension VerbTable {
  /// Files by their paths; `~/` is the home folder.
  static let files: [Verb] = [
    Verb(name: "open", usage: "FILE", help: "open another scenario, or devices from a .csv") {
      state, text throws(Refusal) in try state.open(text)
    },
    Verb(name: "save-as", usage: "FILE", help: "write the scenario to another file") {
      state, text throws(Refusal) in try state.save(as: text)
    },
    Verb(name: "devices", usage: "FILE.csv", help: "read devices: name, deadline, efficiency") {
      state, text throws(Refusal) in try state.readDevices(text)
    },
    Verb(
      name: "fit", usage: "delay | quality FILE.csv",
      help: "fit to measurements: batch_size, seconds or steps, fid",
      words: { _ in ["delay", "quality"] }
    ) { state, text throws(Refusal) in try state.fit(text) },
    Verb(
      name: "export", usage: "FILE.svg",
      help: "the view as .txt, .svg or .ans, the plan as .json, its services as .csv"
    ) { state, text throws(Refusal) in try state.export(to: text) },
  ]
}
