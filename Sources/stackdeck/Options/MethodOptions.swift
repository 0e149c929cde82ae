import ArgumentParser
import Optimizers

extension Scheme: ExpressibleByArgument {}
extension Scheduler: ExpressibleByArgument {}
extension Allocation: ExpressibleByArgument {}

/// A scheme, or a pair of scheduler and allocation.
struct MethodOptions: ParsableArguments {
  @Option(help: "The scheme, a scheduler with an allocation (default: proposed).")
  var scheme: Scheme?
  @Option(help: "What makes the batches, in place of a scheme (default: stacking).")
  var scheduler: Scheduler?
  @Option(help: "What shares the bandwidth, in place of a scheme (default: pso).")
  var allocation: Allocation?

  func validate() throws {
    if scheme != nil, scheduler != nil || allocation != nil {
      throw ValidationError(
        "--scheme is a scheduler with an allocation: give it alone, or --scheduler and "
          + "--allocation without it.")
    }
  }

  var method: Method {
    scheme?.method ?? Method(scheduler: scheduler ?? .stacking, allocation: allocation ?? .pso)
  }
}
