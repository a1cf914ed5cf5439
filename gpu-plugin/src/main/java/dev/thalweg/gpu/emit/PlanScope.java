// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.plan.KernelPlan;
import java.util.Map;

/// What the kernels of a plan share.
///
/// @param plan the plan
/// @param target for what they are written
/// @param memories where tensors lie
/// @param totals the folds over everything by name
record PlanScope(KernelPlan plan, Target target, Memories memories, Map<String, Total> totals) {
}
