import ArgumentParser

/// Whether plans are polished.
struct PolishOption: ParsableArguments {
  @Flag(
    name: .customLong("polish"),
    help: "Refill the plan's steps and use its unused bandwidth at the end; never worse.")
  var isOn = false
}
