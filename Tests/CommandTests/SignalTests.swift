import BatchModel
import Files
import Glibc
import Testing

@Suite struct SignalTests {
  private static let endless = [
    "--particles", "2", "--iterations", "1000000", "--format", "json",
  ]
  private let k5 = Command.reference + "/k5.yaml"

  /// A program that has been solving for a while: 1 s of processor time, far more than its start
  /// takes, even on a busy machine.
  private func solving(_ command: String) throws -> RunningCommand {
    let running = try RunningCommand([Command.path, command, k5] + Self.endless)
    try running.wait(until: "some work is done") { running.ticks >= 100 }
    return running
  }

  @Test func interruptPrintsTheBestPlanSoFar() throws {
    let running = try solving("solve")
    running.send(SIGINT)
    let result = try running.finish()
    #expect(result.code == 130)
    #expect(result.errors == "")
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.stopped == .cancelled)
    #expect((plan.trace?.count ?? 0) > 0)
    let check = try Command.run("verify", "-", "--scenario", k5, input: result.output)
    #expect(check.output == "valid\n")
  }

  @Test func aSecondInterruptEndsAtOnce() throws {
    let running = try solving("solve")
    // Nobody reads, and the pipe takes less than the plan: writing it cannot end.
    #expect(running.limitOutput(to: 4096))
    running.send(SIGINT)
    try running.wait(until: "the pipe is full") { running.waitingBytes == 4096 }
    running.send(SIGINT)
    #expect(running.exitCode() == 130)
  }

  @Test func interruptOfACompareGivesNoResult() throws {
    let running = try solving("compare")
    running.send(SIGINT)
    let result = try running.finish()
    #expect(result.code == 130)
    #expect(result.output == "")
    #expect(result.errors == "")
  }

  @Test func terminationEndsBySignal() throws {
    let running = try solving("solve")
    running.send(SIGTERM)
    let result = try running.finish()
    #expect(result.code == 128 + SIGTERM)
    #expect(result.output == "")
  }
}
