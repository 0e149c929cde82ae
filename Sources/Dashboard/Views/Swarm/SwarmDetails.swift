import BatchModel
import Optimizers
import TextCanvas

extension SwarmFrame {
  /// The particle and the service under the cursor in numbers.
  func drawDetails(on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    let name = scenario.devices[service].name
    let who = view.particle.map { "particle \($0 + 1)" } ?? "global best"
    let inside = canvas.panel(
      rect, title: "\(who) · \(name)", note: note, appearance: appearance
    ).inset(dx: 1, dy: 0)
    let labelWidth = 10
    for (offset, line) in lines.prefix(inside.height).enumerated() {
      let y = inside.y + offset
      canvas.write(
        line.label, x: inside.x, y: y, style: appearance[.muted], width: labelWidth)
      canvas.write(
        line.text, x: inside.x + labelWidth + 1, y: y, style: appearance[line.role],
        width: inside.width - labelWidth - 1)
    }
  }

  private var note: String {
    guard let particle = view.particle else { return "" }
    return particle == swarm.bestParticle ? "found the best" : ""
  }

  private typealias Line = (label: String, text: String, role: Role)

  private var lines: [Line] {
    var lines: [Line] = []
    if let particle = view.particle {
      lines.append(("share", shareText(row(particle, .shares)), .text))
      lines.append(("own best", shareText(row(particle, .personalBests)), .text))
      lines.append(("global", shareText(swarm.globalBest), .best))
      let velocity = row(particle, .velocities)
      let v = velocity[service]
      lines.append(
        ("velocity", "\(v < 0 ? "" : "+")\(NumberText.fixed(v, decimals: 3)) an iteration", .text))
      lines.append(valueLine(particle))
      let best = swarm.personalBestValues[particle]
      lines.append(
        ("its best", "\(fid(best)), \(fid(best - swarm.globalBestValue)) behind", .text))
    } else {
      lines.append(("global", shareText(swarm.globalBest), .best))
      let found = record.improvement(at: swarm.iteration)?.iteration ?? 0
      lines.append(
        ("found by", "particle \(swarm.bestParticle + 1), iteration \(found)", .text))
      var value = "\(fid(swarm.globalBestValue))"
      if let equal = record.equalSplit { value += ", equal \(fid(equal))" }
      lines.append(("value", value, .best))
    }
    return lines + serviceLines
  }

  /// Honest about a particle that was cut off: its value is known to be no better, and no more.
  private func valueLine(_ particle: Int) -> Line {
    if let value = swarm.values[particle] {
      return ("value", "\(fid(value.meanFID)), improved", .good)
    }
    let sign = isAscii ? ">=" : "≥"
    return ("value", "\(sign) its best \(fid(swarm.personalBestValues[particle]))", .text)
  }

  /// The service: what it asks for, and what the best plan gives it.
  private var serviceLines: [Line] {
    let device = scenario.devices[service]
    var lines: [Line] = [
      (
        "deadline", "\(NumberText.fixed(device.deadline, decimals: 2)) s", .text
      ),
      ("efficiency", "\(NumberText.fixed(device.efficiency, decimals: 2)) bit/s/Hz", .text),
    ]
    guard let service = plan?.plan.services[service] else { return lines }
    let isOutage = service.steps == 0
    let steps = isOutage ? "outage" : "\(service.steps) step\(service.steps == 1 ? "" : "s")"
    lines.append(("best plan", "\(steps), FID \(fid(service.fid))", isOutage ? .outage : .text))
    if let delays = service.delays {
      lines.append(
        ("", "sent in \(NumberText.fixed(delays.transmission, decimals: 2)) s", .text))
    }
    return lines
  }

  /// `1.31× equal = 2.62 kHz`.
  private func shareText(_ shares: [Double]) -> String {
    let share = shares[service]
    let part = share / shares.reduce(0, +)
    let multiple = NumberText.fixed(part * Double(shares.count), decimals: 2)
    let bandwidth = NumberText.fixed(part * scenario.bandwidth / 1000, decimals: 3)
    return "\(multiple)\(isAscii ? "x" : "×") equal = \(bandwidth) kHz"
  }
}
