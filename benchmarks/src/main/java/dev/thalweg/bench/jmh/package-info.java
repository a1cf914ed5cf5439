// SPDX-License-Identifier: Apache-2.0
/// The same work on SIMD lanes, on the scalar twin, and as the Java loop one would write by hand, by JMH.
///
/// Every benchmark checks its results before it measures; `benchmarks/run --jmh` runs them.
@NullMarked
package dev.thalweg.bench.jmh;

import org.jspecify.annotations.NullMarked;
