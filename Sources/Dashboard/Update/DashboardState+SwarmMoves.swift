import BatchModel
import Optimizers

extension SwarmViewState.Layer {
  /// The one shown after it.
  var next: Self {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}

extension DashboardState {
  /// Where the parts of the swarm view lie.
  var swarmLayout: SwarmLayout {
    SwarmLayout(
      body: FrameLayout(size: size).body, view: swarmView,
      particles: swarmView.moment?.swarm.settings.particles ?? 0,
      services: swarmView.columns.count)
  }

  /// Over the particles; above them the global best, and above that the settings.
  mutating func moveParticle(by offset: Int) -> [Effect] {
    if swarmView.setting != nil {
      if offset > 0 { swarmView.setting = nil }
      return []
    }
    guard let particle = swarmView.particle else {
      if offset < 0 { swarmView.setting = 0 } else { return selectParticle(offset - 1) }
      return []
    }
    let target = particle + offset
    // A page up stops at the first row before it leaves the particles.
    return selectParticle(target >= 0 ? target : nil)
  }

  /// Puts the cursor on a particle, or on the global best; beyond the last counts as the last.
  mutating func selectParticle(_ particle: Int?) -> [Effect] {
    let last = (swarmView.moment?.swarm.settings.particles ?? 1) - 1
    swarmView.setting = nil
    swarmView.particle = particle.map { max(0, min(last, $0)) }
    return []
  }

  /// Along the settings, or over the services of the heat map.
  mutating func moveService(by offset: Int) -> [Effect] {
    if let setting = swarmView.setting {
      swarmView.setting = max(0, min(Field.swarm.count - 1, setting + offset))
      return []
    }
    let columns = swarmView.columns
    guard !columns.isEmpty else { return [] }
    let column = (columns.firstIndex(of: cursor.device) ?? 0) + offset
    cursor.device = columns[max(0, min(columns.count - 1, column))]
    return []
  }

  /// Wider or narrower columns of the heat map.
  mutating func widenCells(by offset: Int) -> [Effect] {
    let width = swarmLayout.cellWidth + offset
    if SwarmLayout.cellWidths.contains(width) { swarmView.zoom += offset }
    return []
  }

  /// One panel alone, then the next, then all again where there is room.
  mutating func enlargeSwarmPanel() {
    let all = SwarmViewState.Panel.allCases
    let layout = swarmLayout
    guard let shown = layout.only, let index = all.firstIndex(of: shown) else {
      swarmView.enlarged = all[0]
      return
    }
    let next = index + 1
    swarmView.enlarged = next < all.count ? all[next] : nil
  }

  /// Scrolls the heat map so that its cursor is on screen.
  mutating func keepSwarmCursorInView() {
    let layout = swarmLayout
    let particles = swarmView.moment?.swarm.settings.particles ?? 0
    swarmView.firstParticle = Self.scrolled(
      swarmView.firstParticle, to: swarmView.particle ?? 0, visible: layout.particleRows,
      of: particles)
    swarmView.firstColumn = Self.scrolled(
      swarmView.firstColumn, to: swarmView.columns.firstIndex(of: cursor.device) ?? 0,
      visible: layout.visibleColumns, of: swarmView.columns.count)
  }

  private static func scrolled(_ first: Int, to index: Int, visible: Int, of total: Int) -> Int {
    let least = max(0, index - visible + 1)
    return max(0, min(max(least, min(first, index)), total - visible))
  }
}
