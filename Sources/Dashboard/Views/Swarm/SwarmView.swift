import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// The swarm under the play head: its particles as a heat map, its way, and numbers.
  func drawSwarm(on canvas: inout Canvas, _ rect: Rect) {
    let layout = swarmLayout
    drawFields(
      Field.swarm, selected: swarmView.setting, on: &canvas, layout.settings)
    guard method.allocation.usesSwarm else {
      drawWithoutSwarm(on: &canvas, rect.splitTop(1).rest)
      return
    }
    guard let frame = SwarmFrame(self) else {
      canvas.panel(rect.splitTop(1).rest, title: "swarm", note: "solving …", appearance: appearance)
      return
    }
    frame.drawHeatMap(on: &canvas, layout)
    frame.drawConvergence(on: &canvas, layout.convergence)
    frame.drawDetails(on: &canvas, layout.details)
  }

  private func drawWithoutSwarm(on canvas: inout Canvas, _ rect: Rect) {
    let inside = canvas.panel(rect, title: "swarm", appearance: appearance).inset(dx: 1, dy: 1)
    let next = CommandTable.command(id: "next-scheme")?.keys.first?.label ?? ""
    let reason =
      method.allocation == .joint
      ? "one search makes both" : "every service has the same bandwidth"
    let lines = [
      ("\(method.title): \(reason), so there is no swarm.", Role.text),
      ("\(next) goes on to a scheme whose bandwidth is shared by PSO.", .accent),
    ]
    var y = inside.y
    for (text, role) in lines {
      for line in Paragraph.wrap(text, width: inside.width) where y < inside.bottom {
        canvas.write(line, x: inside.x, y: y, style: appearance[role], width: inside.width)
        y += 1
      }
    }
  }
}

/// One moment of a swarm with what is needed to draw it.
struct SwarmFrame {
  let view: SwarmViewState
  let appearance: Appearance
  let record: SolveRecord
  let history: SwarmHistory
  let scenario: Scenario
  let swarm: ParticleSwarm
  /// The iteration under the play head, which the swarm may not have reached yet.
  let iteration: Int
  /// The service under the cursor.
  let service: Int
  let plan: ShownPlan?

  /// Nil while there is no swarm to show.
  init?(_ state: DashboardState) {
    guard let record = state.record, let history = record.swarm, history.last >= 0,
      let iteration = state.iteration, let moment = state.swarmView.moment,
      moment.request == record.request.number
    else { return nil }
    view = state.swarmView
    appearance = state.appearance
    self.record = record
    self.history = history
    scenario = record.request.scenario
    swarm = moment.swarm
    self.iteration = min(iteration, history.last)
    service = min(state.cursor.device, moment.swarm.dimensions - 1)
    plan = state.shown?.request == moment.request ? state.shown : nil
  }

  var isAscii: Bool { appearance.glyphs == .ascii }

  /// The shares or velocities of a particle, nil for the global best.
  func row(_ particle: Int?, _ layer: SwarmViewState.Layer) -> [Double] {
    guard let particle else { return swarm.globalBest }
    switch layer {
    case .shares: return swarm.positions[particle]
    case .personalBests: return swarm.personalBests[particle]
    case .velocities: return swarm.velocities[particle]
    }
  }

  /// `8.869`, or `≥ 8.912` where only that is known: no better than the particle's own best.
  func valueText(_ particle: Int) -> String {
    if let value = swarm.values[particle] { return fid(value.meanFID) }
    return (isAscii ? ">=" : "≥") + fid(swarm.personalBestValues[particle])
  }

  func fid(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value < 1000 ? 3 : 1)
  }
}
