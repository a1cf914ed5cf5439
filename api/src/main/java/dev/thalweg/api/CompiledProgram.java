// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.plan.KernelPlan;

/// A compiled program; safe for use by several threads, each with a call of its own.
public final class CompiledProgram {
    private final Executable executable;

    CompiledProgram(Executable executable) {
        this.executable = executable;
    }

    /// The plan that is run.
    ///
    /// @return the plan
    public KernelPlan plan() {
        return executable.plan();
    }

    /// A holder of arrays, sizes and numbers.
    ///
    /// @return a new one, for one thread
    public ProgramCall newCall() {
        return new ProgramCall(executable.plan(), executable.newInvocation());
    }

    /// Brings the kernels of the calls that were run or warmed up so far into their fast form; results never depend on it.
    ///
    /// @param milliseconds the most time to spend
    /// @return whether they have their final form
    public boolean warmUp(long milliseconds) {
        return executable.warmUp(milliseconds);
    }
}
