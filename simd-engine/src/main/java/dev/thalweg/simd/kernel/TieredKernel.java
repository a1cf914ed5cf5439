// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.backend.KernelForm;
import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.simd.warmup.Settling;
import org.jspecify.annotations.Nullable;

/// A kernel that starts as scalar code and becomes vector code once that is compiled. Results are the same bits.
public final class TieredKernel implements Settling {
    private final SweepCode sweep;
    private final Form form;
    private final Target target;
    private @Nullable WarmUp warmUp;
    private volatile Kernel current;
    private volatile KernelReport report;

    TieredKernel(SweepCode sweep, Form form, Target target) {
        this.sweep = sweep;
        this.form = form;
        this.target = target;
        report = report(KernelForm.TWIN, target.isScalar(),
                target.isScalar() ? "scalar code" : "until the vector code is compiled");
        current = KernelClass.twin(sweep, form).kernel();
    }

    /// What to run now.
    ///
    /// @return the scalar twin, later the vector kernel
    public Kernel current() {
        return current;
    }

    /// True once the vector kernel runs, or is known not to be worth running.
    @Override
    public boolean isSettled() {
        return report.isFinal();
    }

    @Override
    public KernelReport report() {
        return report;
    }

    private KernelReport report(KernelForm becoming, boolean isFinal, String reason) {
        return new KernelReport(sweep.name(), sweep.type(), becoming, isFinal, reason);
    }

    @Override
    public boolean advance() {
        if (isSettled()) {
            return false;
        }
        if (warmUp == null) {
            warmUp = new WarmUp(this, target);
        }
        boolean eager = warmUp.advance();
        if (isSettled()) {
            warmUp = null;
        }
        return eager;
    }

    SweepCode sweep() {
        return sweep;
    }

    Form form() {
        return form;
    }

    void become(Kernel vector) {
        current = vector;
        report = report(KernelForm.VECTOR, true, "vectors of " + target.vectorBits() + " bits");
    }

    void stay(String reason) {
        report = report(KernelForm.GIVEN_UP, true, reason);
    }
}
