// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips tests where no OpenCL device is found, and says why. With `-Dopencl.required=true` that is an error.
public final class NeedsOpenCl implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (Drivers.probe()) {
            case Probe.Found found -> ConditionEvaluationResult.enabled("on " + found.devices().getFirst().line());
            case Probe.Missing missing -> {
                if (Boolean.getBoolean("opencl.required")) {
                    throw new IllegalStateException("-Dopencl.required=true, but " + missing.explanation());
                }
                yield ConditionEvaluationResult.disabled("no OpenCL: " + missing.explanation());
            }
        };
    }
}
