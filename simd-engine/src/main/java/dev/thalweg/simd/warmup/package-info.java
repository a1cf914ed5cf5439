// SPDX-License-Identifier: Apache-2.0
/// Brings emitted vector code into its compiled form aside, before anybody depends on it.
///
/// [dev.thalweg.simd.warmup.Warmer] is the thread that does it, for a few pieces of code at a time. A
/// [dev.thalweg.simd.warmup.Settling] is something that works from the start and has a faster form to come. How one piece of code
/// gets compiled with little work is in [dev.thalweg.simd.warmup.Heating].
package dev.thalweg.simd.warmup;
