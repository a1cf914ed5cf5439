// SPDX-License-Identifier: Apache-2.0
/// Benchmarks: the same work on SIMD lanes, on the scalar twin, and as the Java loop one would write by hand.
///
/// Every benchmark checks its results before it measures; `benchmarks/run` runs them.
@NullMarked
package dev.thalweg.bench;

import org.jspecify.annotations.NullMarked;
