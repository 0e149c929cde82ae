import ArgumentParser
import Optimizers

extension Scheme: WordChoice {}
extension Scheduler: WordChoice {}
extension Allocation: WordChoice {}

/// A scheme, or a pair of scheduler and allocation.
struct MethodOptions: ParsableArguments {
  @Option(help: "The scheme, a scheduler with an allocation (default: proposed).")
  var scheme: Scheme?
  @Option(
    help: ArgumentHelp(
      "What makes the batches, in place of a scheme (default: stacking).",
      discussion: "exact: the best batches for the bandwidth, which STACKING's swarm finds."))
  var scheduler: Scheduler?
  @Option(help: "What shares the bandwidth, in place of a scheme (default: pso).")
  var allocation: Allocation?
  @OptionGroup var polish: PolishOption

  func validate() throws {
    if scheme != nil, scheduler != nil || allocation != nil {
      throw ValidationError(
        "--scheme is a scheduler with an allocation: give it alone, or --scheduler and "
          + "--allocation without it.")
    }
    if (scheduler == .joint) != (allocation == .joint) {
      throw ValidationError(
        "joint makes batches and shares the bandwidth at once: give --scheme joint, or joint for "
          + "both --scheduler and --allocation.")
    }
  }

  var method: Method {
    let method =
      scheme?.method ?? Method(scheduler: scheduler ?? .stacking, allocation: allocation ?? .pso)
    return method.polished(polish.isOn)
  }
}
