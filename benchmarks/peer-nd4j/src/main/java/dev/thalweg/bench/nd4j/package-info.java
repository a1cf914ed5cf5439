// SPDX-License-Identifier: Apache-2.0
/// ND4J, the tensors of Deeplearning4j.
@NullMarked
package dev.thalweg.bench.nd4j;

import org.jspecify.annotations.NullMarked;
