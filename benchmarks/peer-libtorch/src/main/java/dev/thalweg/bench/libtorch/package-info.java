// SPDX-License-Identifier: Apache-2.0
/// libtorch and OpenBLAS, through JavaCPP.
@NullMarked
package dev.thalweg.bench.libtorch;

import org.jspecify.annotations.NullMarked;
