// SPDX-License-Identifier: Apache-2.0
/// The backends `simd` and `scalar`: they compile plans to kernels on SIMD lanes, or to their scalar twins.
///
/// Start at [dev.thalweg.simd.SimdPlugin]. A [dev.thalweg.simd.SimdExecutable] is a plan with its code, a
/// [dev.thalweg.simd.SimdInvocation] runs it over bound arrays. Kernels come from `kernel`, nests are run by `nest`, matrix products
/// by `product`, threads by `threads`.
package dev.thalweg.simd;
