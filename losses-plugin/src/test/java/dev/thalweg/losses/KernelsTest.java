// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.testkit.KernelContract;
import dev.thalweg.testkit.LossSubjects;
import java.util.stream.Stream;

/// The kernels of every loss that is registered: value alone, with all gradients, and with second derivatives where elements or rows have
/// them.
class KernelsTest extends KernelContract {
    @Override
    protected Stream<Subject> subjects() {
        return LossSubjects.all();
    }
}
