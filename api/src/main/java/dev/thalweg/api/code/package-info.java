// SPDX-License-Identifier: Apache-2.0
/// From the statements of one sweep to primitives: exactly rounded operations, of which every backend writes its code.
///
/// Start at [dev.thalweg.api.code.SweepLowering]; what it makes is a [dev.thalweg.api.code.SweepCode]. All mathematics is inlined there
/// (`Exponentials` and its neighbours, in terms of `Code`), so that backends agree to the bit in what is computed element by
/// element, whatever the machine.
package dev.thalweg.api.code;
