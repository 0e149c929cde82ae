import BatchModel
import Optimizers

extension DashboardState {
  /// Brings the swarm under the play head on screen, at once or by computing it again.
  ///
  /// It is wanted by its view, and wherever the plan of an iteration was given up for room.
  mutating func followHead() -> [Effect] {
    guard let record, let last = record.swarm?.last, let iteration,
      let improvement = record.improvement(at: iteration)
    else { return [] }
    // What a search has found after the swarm's end no swarm makes again.
    let lacksPlan =
      improvement.plan == nil && improvement.iteration <= last
      && !isShown(improvement, of: record.request.number)
    guard view == .swarm || lacksPlan else { return [] }
    if swarmView.request != record.request.number { startMoments(record) }
    keepSwarmCursorInView()
    let wanted = view == .swarm ? min(iteration, last) : improvement.iteration
    let start = start(for: wanted, record)
    if let start, start.iteration == wanted, !lacksPlan {
      swarmView.moment = start
      swarmView.awaited = nil
      return []
    }
    let awaited = SwarmViewState.Awaited(iteration: wanted, wantsPlan: lacksPlan)
    // While the head moves by itself each answer is shown before the next one is asked for.
    let isBusy = playback.mode == .playing && swarmView.awaited != nil
    guard swarmView.awaited != awaited, !isBusy else { return [] }
    swarmView.awaited = awaited
    return [
      .replay(
        SwarmReplay.Request(
          solve: record.request, iteration: wanted, from: start, wantsPlan: lacksPlan))
    ]
  }

  /// Takes a computed moment, unless an edit has overtaken it.
  mutating func accept(_ moment: SwarmMoment) -> [Effect] {
    guard let record, moment.request == swarmView.request else { return [] }
    if swarmView.awaited?.iteration == moment.iteration { swarmView.awaited = nil }
    swarmView.moment = moment
    guard let arranged = moment.arranged, let iteration,
      let improvement = record.improvement(at: iteration),
      improvement.iteration == record.improvement(at: moment.iteration)?.iteration
    else { return [] }
    show(ShownPlan(record.request, iteration: improvement.iteration, arranged))
    return []
  }

  /// The nearest known moment at or before an iteration, nil where only the start is.
  private func start(for iteration: Int, _ record: SolveRecord) -> SwarmMoment? {
    let kept = record.swarm?.checkpoint(before: iteration)
    if let moment = swarmView.moment, moment.iteration <= iteration,
      moment.iteration >= kept?.iteration ?? 0
    {
      return moment
    }
    return kept.map { SwarmMoment(request: record.request.number, swarm: $0) }
  }

  private func isShown(_ improvement: SolveRecord.Improvement, of number: Int) -> Bool {
    shown?.request == number && shown?.iteration == improvement.iteration
  }

  /// Columns and cursor for another run.
  private mutating func startMoments(_ record: SolveRecord) {
    let scenario = record.request.scenario
    swarmView.columns = RowOrder.deadline.devices(of: scenario, plan: nil)
    if let particle = swarmView.particle {
      swarmView.particle = min(particle, scenario.pso.particles - 1)
    }
    swarmView.request = record.request.number
    swarmView.moment = nil
    swarmView.awaited = nil
  }
}
