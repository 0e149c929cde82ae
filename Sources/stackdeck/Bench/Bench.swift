import BatchModel
import Dashboard
import Optimizers
import PlanCheck
import Studies
import TextCanvas

/// This machine's figures for one scenario: how long solving, checking and drawing take.
struct Bench {
  /// A piece of work and the time it takes.
  struct Figure {
    /// The key in JSON, which never changes its meaning.
    var key: String
    /// What it is, in words.
    var title: String
    var timing: Timing
  }

  let scenario: Scenario
  let effort: SearchEffort
  let threads: Int
  /// Seconds for each figure, about.
  let seconds: Double
  let cancellation: Cancellation

  /// τ'[k] of every particle of a swarm that begins: what evaluations differ by.
  private let budgets: [[Double]]

  init(
    scenario: Scenario, effort: SearchEffort, threads: Int, seconds: Double,
    cancellation: Cancellation
  ) {
    self.scenario = scenario
    self.effort = effort
    self.threads = threads
    self.seconds = seconds
    self.cancellation = cancellation
    let swarm = ParticleSwarm(scenario: scenario, scheduler: .stacking)
    budgets = swarm.positions.map { shares in
      let sum = shares.reduce(0, +)
      return scenario.generationBudgets(bandwidth: shares.map { scenario.bandwidth * $0 / sum })
    }
  }

  /// Measures everything and reports each figure when it is there; ends early when cancelled.
  func run(_ report: (Figure) -> Void) {
    measureSchedulers(report)
    measureSwarm(threads: 1, report)
    if threads > 1 { measureSwarm(threads: threads, report) }
    measureSearches(report)
    measurePlan(report)
  }

  private func measure(
    _ key: String, _ title: String, _ report: (Figure) -> Void, _ work: (Int) -> Void
  ) {
    guard let timing = Timing(about: seconds, cancellation: cancellation, work) else { return }
    report(Figure(key: key, title: title, timing: timing))
  }

  private func measureSchedulers(_ report: (Figure) -> Void) {
    let longest = budgets.reduce(0) { max($0, $1.max() ?? 0) }
    var evaluator = StackingEvaluator(
      delay: scenario.delay, quality: scenario.quality,
      maxSteps: Int(max(0, longest) / scenario.delay.single) + 1, count: scenario.devices.count)
    measure("stacking_evaluation", "STACKING, the value alone", report) { number in
      _ = evaluator.evaluate(budgets[number % budgets.count], cancellation: cancellation)
    }
    for scheduler in Scheduler.heuristics {
      let key = scheduler.rawValue.replacing("-", with: "_") + "_schedule"
      measure(key, "\(scheduler.title), with its batches", report) { number in
        _ = scheduler.schedule(
          delay: scenario.delay, quality: scenario.quality,
          budgets: budgets[number % budgets.count], cancellation: cancellation)
      }
    }
  }

  /// An iteration and a whole run, as a user's `solve` does it.
  private func measureSwarm(threads: Int, _ report: (Figure) -> Void) {
    let on = threads == 1 ? "1 thread" : "\(threads) threads"
    let suffix = threads == 1 ? "one_thread" : "all_threads"
    let clock = ContinuousClock()
    var iterations: [Double] = []
    let run = Timing(about: seconds, cancellation: cancellation) { _ in
      var solver = Solver(
        scenario: scenario, method: Scheme.proposed.method, threads: threads,
        cancellation: cancellation)
      var last = clock.now
      while let step = solver.step() {
        let now = clock.now
        if step.iteration > 0 { iterations.append((now - last) / .seconds(1)) }
        last = now
      }
      _ = solver.plan()
    }
    if let timing = Timing(samples: iterations) {
      report(
        Figure(key: "pso_iteration_\(suffix)", title: "PSO iteration, \(on)", timing: timing))
    }
    if let run {
      report(Figure(key: "pso_run_\(suffix)", title: "PSO run, \(on)", timing: run))
    }
  }

  /// What goes beyond the paper, on one thread: a search for equal bandwidth, one for all, its bound.
  private func measureSearches(_ report: (Figure) -> Void) {
    let exact = Method(scheduler: .exact, allocation: .equal)
    measure("exact_run", "exact batches for equal bandwidth", report) { _ in
      _ = solve(exact)
    }
    var search: JointSearch?
    measure("joint_run", "joint run, 1 thread", report) { _ in
      search = solve(Scheme.joint.method).joint ?? search
    }
    guard let solution = search?.best else { return }
    measure("joint_bound", "bound for joint plans", report) { _ in
      var bounding = JointBound(
        scenario: scenario, solution: solution, effort: effort.entries,
        cancellation: cancellation)
      while bounding.step() != nil {}
    }
  }

  private func solve(_ method: Optimizers.Method) -> Solver {
    var solver = Solver(
      scenario: scenario, method: method, effort: effort, cancellation: cancellation)
    while solver.step() != nil {}
    return solver
  }

  private func measurePlan(_ report: (Figure) -> Void) {
    var solver = Solver(
      scenario: scenario, method: Scheme.equalBandwidth.method, cancellation: cancellation)
    while solver.step() != nil {}
    guard let plan = solver.plan() else { return }
    measure("plan_check", "check of a plan", report) { _ in
      _ = PlanCheck.violations(of: plan, in: scenario)
    }
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 36), Self.largest] {
      let state = opened(size)
      let name = "\(size.width)x\(size.height)"
      measure("frame_\(name)", "frame of the main view, \(name)", report) { _ in
        _ = state.draw()
      }
      let canvas = state.draw()
      measure("frame_\(name)_ansi", "the same as ANSI text", report) { _ in
        _ = canvas.ansi(colors: .full256)
      }
    }
  }

  private static let largest = Size(width: 200, height: 60)

  /// The dashboard with a final plan and its explanation.
  private func opened(_ size: Size) -> DashboardState {
    var session = HeadlessSession(
      DashboardState(
        size: size, appearance: Appearance(theme: .default, glyphs: .braille, colors: .full256),
        source: scenario.name, method: Scheme.equalBandwidth.method),
      threads: threads, lanes: [.solve, .explain])
    session.open(scenario)
    return session.state
  }
}
