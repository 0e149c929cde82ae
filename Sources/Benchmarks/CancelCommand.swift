import ArgumentParser
import BatchModel
import Dashboard
import Dispatch
import Foundation
import Glibc
import Optimizers
import Studies
import Synchronization
import TextCanvas

/// How soon all kinds of work end when they are cancelled at random moments.
struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Time from cancelling to the end of the work, for every scheme and size.",
    discussion: """
      The work is done again and again until it is cancelled. It has ended when its last step \
      returns; its memory is given back after that, which keeps nobody waiting in the dashboard. \
      Times are the processor's, of all threads together, so that others who use the machine do not \
      count.
      """)

  @Option(help: "Numbers of services; repeat for several (default: 20, 2000, 20000, 100000).")
  var services: [Int] = []
  @Option(help: "Steps of a service alone, about; repeat for several (default: 50, 10000).")
  var steps: [Int] = []
  @Option(help: "Random moments of each work.")
  var moments = 20
  @Option(help: "The latest of these moments, in seconds from the start.")
  var seconds = 0.5
  @Option(help: "Threads of the swarm.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func run() {
    for count in services.isEmpty ? [20, 2_000, 20_000, 100_000] : services {
      for steps in steps.isEmpty ? [50, 10_000] : steps {
        let table = MarkdownTable(
          "K = \(count), \(steps) steps", "to the end, median", "worst", "memory too, worst")
        for work in works(.scaled(count, steps: steps)) { measure(work, table) }
        print()
      }
    }
  }

  /// Something that goes on until it is cancelled.
  private struct Work {
    var name: String
    /// Tells the processor's seconds when its last step has returned; by the time it returns itself, its
    /// memory is given back.
    var run: (Cancellation) -> Double
  }

  private func works(_ scenario: Scenario) -> [Work] {
    let threads = threads
    var works = Scheme.allCases.map { scheme in
      Work(name: scheme.rawValue + ", polished") { cancellation in
        var solver = Solver(
          scenario: scenario, method: scheme.method.polished(true), threads: threads,
          cancellation: cancellation)
        while let report = solver.step() {
          if report.improved { _ = solver.plan(cancellation: cancellation) }
        }
        return withExtendedLifetime(solver) { Self.now }
      }
    }
    works.append(
      Work(name: "what-if") { cancellation in
        var whatIf = WhatIf(
          scenario: scenario, method: Scheme.equalBandwidth.method, meanFID: 0,
          changes: WhatIfChange.all(of: scenario), threads: threads, cancellation: cancellation)
        while whatIf.step() != nil {}
        return withExtendedLifetime(whatIf) { Self.now }
      })
    let bandwidth = scenario.equalBandwidth
    let outages = Schedule(
      steps: scenario.devices.map { _ in 0 }, batches: [], targetSteps: nil)
    works.append(
      Work(name: "bound") { cancellation in
        var bounding = JointBound(
          scenario: scenario,
          solution: JointSearch.Solution(
            scenario: scenario, schedule: outages, bandwidth: bandwidth),
          cancellation: cancellation)
        while bounding.step() != nil {}
        return withExtendedLifetime(bounding) { Self.now }
      })
    works.append(
      Work(name: "STACKING explained") { cancellation in
        let plan = StackingStory.Request(scenario: scenario, bandwidth: bandwidth)
        let story = StackingStory(plan, cancellation: cancellation)
        return withExtendedLifetime(story) { Self.now }
      })
    return works
  }

  /// Seconds that the processors have worked for this process.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private func measure(_ work: Work, _ table: MarkdownTable) {
    var (ends, returns) = ([Double](), [Double]())
    var random = SplitMix64(seed: 1)
    for _ in 0..<moments {
      let cancellation = Cancellation()
      let moment = Mutex(0.0)
      let isCancelled = DispatchSemaphore(value: 0)
      let wait = random.uniform(0, seconds)
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: wait)
        moment.withLock { $0 = Self.now }
        cancellation.cancel()
        isCancelled.signal()
      }
      var end = 0.0
      while !cancellation.isCancelled { end = work.run(cancellation) }
      let now = Self.now
      isCancelled.wait()
      let start = moment.withLock { $0 }
      ends.append(max(0, end - start))
      returns.append(now - start)
    }
    guard let end = Spread(ends), let back = Spread(returns) else { return }
    table.row(
      work.name, NumberText.time(end.median), NumberText.time(end.quantile(1)),
      NumberText.time(back.quantile(1)))
  }
}

extension Scenario {
  /// `scaled(count)` with batches so short that a service alone has about that many steps.
  fileprivate static func scaled(_ count: Int, steps: Int) -> Scenario {
    var scenario = Scenario.scaled(count)
    let factor = 20 / Double(steps) / scenario.delay.single
    scenario.delay.a *= factor
    scenario.delay.b *= factor
    return scenario
  }
}
