// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.testkit.KernelContract;
import dev.thalweg.testkit.OptimizerSubjects;
import java.util.stream.Stream;

/// The kernels of every optimizer that is registered, in place.
class KernelsTest extends KernelContract {
    @Override
    protected Stream<Subject> subjects() {
        return OptimizerSubjects.all();
    }
}
