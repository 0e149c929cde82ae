public import BatchModel
private import Foundation

extension PlanFile {
  /// The plans of a file: the one of `solve`, or those of `compare` in their order.
  ///
  /// Keys that are not known are ignored, so what a later version adds does no harm. Whether a
  /// plan is right is not decided here.
  /// - Throws: A fault that names the value, when the file is no plan.
  public static func read(_ bytes: [UInt8], file: String) throws(PlanFault) -> [Plan] {
    func fault(_ path: [any CodingKey], _ message: String) -> PlanFault {
      PlanFault(file: file, path: text(path), message: HarmlessText.escaped(message))
    }
    guard bytes.count <= sizeLimit else {
      throw fault([], "the file is too large: allowed are at most 256 MiB")
    }
    guard depth(of: bytes) <= depthLimit else {
      throw fault([], "nested too deep: allowed are at most \(depthLimit) levels")
    }
    do {
      let content = try JSONDecoder().decode(Content.self, from: Data(bytes))
      return content.plans
    } catch DecodingError.keyNotFound(let key, let context) {
      throw fault(context.codingPath + [key], "is missing")
    } catch DecodingError.valueNotFound(_, let context) {
      throw fault(context.codingPath, "is null, which is not allowed here")
    } catch DecodingError.typeMismatch(_, let context) {
      throw fault(context.codingPath, context.debugDescription)
    } catch DecodingError.dataCorrupted(let context) {
      let reason = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey]
      let detail = (reason as? String).map { " \($0)" } ?? ""
      throw fault(context.codingPath, context.debugDescription + detail)
    } catch {
      throw fault([], "cannot be read as JSON")
    }
  }

  private static func text(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }

  /// The deepest nesting; checked first, as Foundation's reader calls itself for every level.
  private static func depth(of bytes: [UInt8]) -> Int {
    var depth = 0
    var deepest = 0
    var isString = false
    var isEscaped = false
    for byte in bytes {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        depth -= 1
      }
    }
    return deepest
  }
}

/// What a plan file holds.
private struct Content: Decodable {
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
      stopped, elapsed
    case meanFID = "mean_fid"
    case targetSteps = "target_steps"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let format = try values.decode(Int.self, forKey: .format)
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
      seed: try values.decodeIfPresent(Int.self, forKey: .seed),
      meanFID: try values.decode(Double.self, forKey: .meanFID),
      outages: try values.decode(Int.self, forKey: .outages),
      targetSteps: try values.decodeIfPresent(Int.self, forKey: .targetSteps),
      services: try values.decode([ServiceObject].self, forKey: .services).map(\.service),
      batches: try values.decode([BatchObject].self, forKey: .batches).map {
        Plan.Batch(start: $0.start, duration: $0.duration, services: $0.services)
      },
      trace: try values.decodeIfPresent([Double].self, forKey: .trace),
      stopped: reason,
      elapsed: try values.decode(Double.self, forKey: .elapsed))
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
    let generation = try values.decodeIfPresent(Double.self, forKey: .generation)
    let transmission = try values.decodeIfPresent(Double.self, forKey: .transmission)
    let endToEnd = try values.decodeIfPresent(Double.self, forKey: .endToEnd)
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
      deadline: try values.decode(Double.self, forKey: .deadline),
      efficiency: try values.decode(Double.self, forKey: .efficiency),
      bandwidth: try values.decode(Double.self, forKey: .bandwidth),
      steps: try values.decode(Int.self, forKey: .steps),
      fid: try values.decode(Double.self, forKey: .fid),
      delays: delays)
  }
}

private struct BatchObject: Decodable {
  var start: Double
  var duration: Double
  var services: [Int]
}
