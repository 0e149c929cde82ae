import BatchModel

/// What a plan file holds.
struct PlanContent: Decodable {
  var plans: [Plan]

  enum CodingKeys: String, CodingKey { case schemes }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if values.contains(.schemes) {
      plans = try values.decode([PlanObject].self, forKey: .schemes).map(\.plan)
    } else {
      plans = [try PlanObject(from: decoder).plan]
    }
  }
}

private struct PlanObject: Decodable {
  var plan: Plan

  enum CodingKeys: String, CodingKey {
    case format, scenario, scheme, scheduler, allocation, seed, outages, services, batches, trace,
      stopped, elapsed, polished, bound
    case meanFID = "mean_fid"
    case targetSteps = "target_steps"
    case boundFor = "bound_for"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let format = try values.decode(Whole.self, forKey: .format).value
    guard format == PlanFile.format else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: values,
        debugDescription: "the format is unknown: found \(format), allowed is \(PlanFile.format)")
    }
    let stopped = try values.decode(String.self, forKey: .stopped)
    guard let reason = StopReason(rawValue: stopped) else {
      throw DecodingError.dataCorruptedError(
        forKey: .stopped, in: values,
        debugDescription: "the reason is unknown: found \(HarmlessText.quoted(stopped)), "
          + "allowed are \(HarmlessText.list(StopReason.allCases.map(\.rawValue)))")
    }
    plan = Plan(
      scenario: try values.decode(String.self, forKey: .scenario),
      scheme: try values.decodeIfPresent(String.self, forKey: .scheme),
      scheduler: try values.decode(String.self, forKey: .scheduler),
      allocation: try values.decode(String.self, forKey: .allocation),
      seed: try values.decodeIfPresent(Whole.self, forKey: .seed)?.value,
      meanFID: try values.decode(Real.self, forKey: .meanFID).value,
      outages: try values.decode(Whole.self, forKey: .outages).value,
      targetSteps: try values.decodeIfPresent(Whole.self, forKey: .targetSteps)?.value,
      services: try values.decode([ServiceObject].self, forKey: .services).map(\.service),
      batches: try values.decode([BatchObject].self, forKey: .batches).map {
        Plan.Batch(
          start: $0.start.value, duration: $0.duration.value, services: $0.services)
      },
      trace: try values.decodeIfPresent([Real].self, forKey: .trace)?.map(\.value),
      stopped: reason,
      elapsed: try values.decode(Real.self, forKey: .elapsed).value)
    plan.polished = try values.decodeIfPresent(Bool.self, forKey: .polished) ?? false
    if let bound = try values.decodeIfPresent(Real.self, forKey: .bound)?.value {
      let name = try values.decode(String.self, forKey: .boundFor)
      guard let problem = Plan.Problem(rawValue: name) else {
        throw DecodingError.dataCorruptedError(
          forKey: .boundFor, in: values,
          debugDescription: "the problem is unknown: found \(HarmlessText.quoted(name)), "
            + "allowed are \(HarmlessText.list(Plan.Problem.allCases.map(\.rawValue)))")
      }
      plan.bound = Plan.Bound(bound, for: problem)
    }
  }
}

private struct ServiceObject: Decodable {
  var service: Plan.Service

  enum CodingKeys: String, CodingKey {
    case name, deadline, efficiency, bandwidth, steps, fid
    case generation = "generation_delay"
    case transmission = "transmission_delay"
    case endToEnd = "end_to_end_delay"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let generation = try values.decodeIfPresent(Real.self, forKey: .generation)?.value
    let transmission = try values.decodeIfPresent(Real.self, forKey: .transmission)?.value
    let endToEnd = try values.decodeIfPresent(Real.self, forKey: .endToEnd)?.value
    var delays: Plan.Delays?
    if let generation, let transmission, let endToEnd {
      delays = Plan.Delays(
        generation: generation, transmission: transmission, endToEnd: endToEnd)
    } else if generation != nil || transmission != nil || endToEnd != nil {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "some of the three delays are null: allowed is all or none"))
    }
    service = Plan.Service(
      name: try values.decode(String.self, forKey: .name),
      deadline: try values.decode(Real.self, forKey: .deadline).value,
      efficiency: try values.decode(Real.self, forKey: .efficiency).value,
      bandwidth: try values.decode(Real.self, forKey: .bandwidth).value,
      steps: try values.decode(Whole.self, forKey: .steps).value,
      fid: try values.decode(Real.self, forKey: .fid).value,
      delays: delays)
  }
}

private struct BatchObject: Decodable {
  var start: Real
  var duration: Real
  var services: [Int]

  enum CodingKeys: String, CodingKey { case start, duration, services }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    start = try values.decode(Real.self, forKey: .start)
    duration = try values.decode(Real.self, forKey: .duration)
    // There may be millions; one by one only where a fault has to be found.
    if let services = try? values.decode([Int].self, forKey: .services) {
      self.services = services
    } else {
      services = try values.decode([Whole].self, forKey: .services).map(\.value)
    }
  }
}

/// A number whose fault names its place: Foundation's own error for one that does not fit has none.
private struct Real: Decodable {
  var value: Double

  init(from decoder: any Decoder) throws {
    value = try decoder.number("no number that a double can hold")
  }
}

/// A whole number whose fault names its place.
private struct Whole: Decodable {
  var value: Int

  init(from decoder: any Decoder) throws {
    value = try decoder.number("no whole number that 64 bits can hold")
  }
}

extension Decoder {
  fileprivate func number<Number: Decodable>(_ problem: String) throws -> Number {
    do {
      return try singleValueContainer().decode(Number.self)
    } catch let error as DecodingError {
      throw error
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: codingPath, debugDescription: problem))
    }
  }
}
