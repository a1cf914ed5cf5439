// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import dev.thalweg.api.code.Op;
import dev.thalweg.api.code.Primitive;
import dev.thalweg.api.code.Sort;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/// How primitives are spelled in bytecode: over numbers, or over vectors. Operands are on the stack, results are left there.
interface Instructions {

    /// The kind of local variable that holds a result.
    TypeKind local(Sort sort);

    void constant(CodeBuilder code, Primitive constant);

    void apply(CodeBuilder code, Op op);

    void shift(CodeBuilder code, int distance, boolean left);

    /// Reads an array from an index on, as many entries as there are lanes.
    void load(CodeBuilder code, int array, Runnable index);

    /// Writes a result into an array from an index on.
    void store(CodeBuilder code, int array, Runnable index, Runnable value);

    /// Makes whole numbers of an `int`: the one that it is and, in the other lanes, those that follow.
    void count(CodeBuilder code, Runnable first);

    /// Makes of a number what all lanes hold.
    void broadcast(CodeBuilder code, Runnable number);
}
