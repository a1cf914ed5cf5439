// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;

/// Writes a [Tile] as a hidden class: one straight-line loop over the depth, every vector in a local variable.
///
/// Emitted rather than written by hand because each height, width and element type needs local variables of its own, and
/// because helper methods that take or return vectors are not reliably inlined: the JIT compiler then boxes the vectors.
final class TileEmitter {
    private static final ClassDesc TILE = ClassDesc.of(Tile.class.getName());
    private static final String METHOD = "multiply";

    private TileEmitter() {}

    /// Emits, defines and instantiates the tile.
    static Tile emit(TileShape shape) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(classFile(shape), true);
            return (Tile) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new LinkageError("the JVM refused the emitted tile " + shape, e);
        }
    }

    /// The class file of a tile. Its name appears in stack traces and in the logs of the JIT compiler.
    static byte[] classFile(TileShape shape) {
        ClassDesc name = ClassDesc.of(TileEmitter.class.getPackageName(), "Tile_" + shape);
        return ClassFile.of().build(name, tile -> tile.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC)
                .withInterfaceSymbols(TILE)
                .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PUBLIC,
                        code -> code.aload(0)
                                .invokespecial(
                                        ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_())
                .withMethodBody(
                        METHOD,
                        TileLocals.SIGNATURE,
                        ClassFile.ACC_PUBLIC,
                        code -> new TileBody(shape, code).emit()));
    }
}
