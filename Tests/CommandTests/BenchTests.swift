import Foundation
import Glibc
import Testing

@Suite struct BenchTests {
  private struct Figures: Decodable {
    struct Figure: Decodable {
      var name: String
      var median, lower_quartile, upper_quartile: Double
      var samples, calls_per_sample: Int
    }
    var scenario: String
    var services, most_target_steps, particles, iterations, threads: Int
    var figures: [Figure]
  }

  private let k5 = Command.reference + "/k5.yaml"

  private func figures(_ text: String) throws -> Figures {
    try JSONDecoder().decode(Figures.self, from: Data(text.utf8))
  }

  @Test func figuresAreQuartilesOfEveryPieceOfWork() throws {
    let result = try Command.run(
      ["bench", k5, "--seconds", "0", "--threads", "2", "--format", "json", "--effort", "100"]
        + Command.quick)
    #expect(result.code == 0)
    #expect(result.errors == "")
    let found = try figures(result.output)
    #expect(found.scenario == "k5")
    #expect(found.services == 5 && found.threads == 2)
    #expect(found.particles == 2 && found.iterations == 2)
    #expect(found.most_target_steps > 1)
    #expect(
      found.figures.map(\.name) == [
        "stacking_evaluation", "stacking_schedule", "greedy_schedule", "fixed_size_schedule",
        "single_instance_schedule", "pso_iteration_one_thread", "pso_run_one_thread",
        "pso_iteration_all_threads", "pso_run_all_threads", "exact_run",
        "joint_run", "joint_bound", "plan_check", "frame_80x24",
        "frame_80x24_ansi", "frame_120x36", "frame_120x36_ansi", "frame_200x60",
        "frame_200x60_ansi",
      ])
    for figure in found.figures {
      #expect(0 < figure.lower_quartile, "\(figure.name)")
      #expect(figure.lower_quartile <= figure.median && figure.median <= figure.upper_quartile)
      #expect(figure.samples >= 1 && figure.calls_per_sample >= 1)
    }
  }

  @Test func interruptPrintsTheFiguresSoFar() throws {
    let running = try RunningCommand(
      [Command.path, "bench", k5, "--iterations", "1000000", "--seconds", "0", "--format", "json"])
    try running.wait(until: "the endless run has begun") { running.ticks >= 100 }
    running.send(SIGINT)
    let result = try running.finish()
    #expect(result.code == 130)
    #expect(try figures(result.output).figures.first?.name == "stacking_evaluation")
  }
}
