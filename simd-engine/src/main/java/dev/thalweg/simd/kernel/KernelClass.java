// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.simd.warmup.Standalone;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.function.Consumer;

/// A sweep as a hidden class.
///
/// @param kernel an instance of it
/// @param bytes the length of its longest method in bytecode
public record KernelClass(Kernel kernel, int bytes) {
    /// HotSpot never compiles a longer method (`HugeMethodLimit`); it would run some sixty times slower for ever.
    public static final int LONGEST_METHOD = 8000;

    private static final ClassDesc KERNEL = ClassDesc.of(Kernel.class.getName());
    private static final String RUN = "run";
    private static final MethodTypeDesc RUN_TYPE = MethodTypeDesc.of(CD_void, CD_Object.arrayType(), CD_int.arrayType(),
            CD_double.arrayType(), CD_int);

    /// Writes and loads the code of a sweep.
    ///
    /// @param sweep the sweep
    /// @param form which way it walks
    /// @param target for what
    /// @return the class, or nothing if its method would be too long to be compiled
    public static Optional<KernelClass> of(SweepCode sweep, Form form, Target target) {
        for (boolean compact : new boolean[] {false, true}) {
            byte[] file = write(sweep, form, target, compact);
            int length = length(file);
            if (length <= LONGEST_METHOD) {
                return Optional.of(new KernelClass(load(file), length));
            }
        }
        return Optional.empty();
    }

    /// Writes and loads scalar code, however long.
    ///
    /// @param sweep the sweep
    /// @param form which way it walks
    /// @return the class
    public static KernelClass twin(SweepCode sweep, Form form) {
        byte[] file = write(sweep, form, Target.SCALAR, true);
        return new KernelClass(load(file), length(file));
    }

    /// Writes and loads a kernel that turns rows into columns.
    ///
    /// @param type the element type
    /// @param target for what
    /// @param rows how many rows there will be, or as many as there are lanes
    /// @param columns how many columns, likewise
    /// @return the kernel
    static Kernel transposition(ElementType type, Target target, int rows, int columns) {
        String name = "Transpose_" + type.text() + "_" + rows + "x" + columns + suffix(target);
        return load(write(name, code -> new TransposeLoop(code, type, target, rows, columns).emit(), _ -> {
        }));
    }

    private static byte[] write(SweepCode sweep, Form form, Target target, boolean compact) {
        String name = className(sweep, target);
        Consumer<CodeBuilder> line = code -> new LineLoop(code, describe(name), sweep, form, target, compact).emit();
        return write(name, switch (form) {
            case FLAT, ROWS -> line;
            case ALONG -> code -> callRows(code, describe(name), sweep);
            case ACROSS -> code -> new BlockLoop(code, sweep, target).emit();
        }, file -> {
            if (form == Form.ALONG) {
                file.withMethodBody(LineLoop.NAME, LineLoop.TYPE, ClassFile.ACC_FINAL, line.andThen(Standalone::end));
            }
            if (form != Form.ACROSS && !target.isScalar()) {
                file.withMethodBody(RestLoop.NAME, RestLoop.TYPE, ClassFile.ACC_FINAL, code -> {
                    new RestLoop(code, sweep, form, target).emit();
                    Standalone.end(code);
                });
            }
        });
    }

    /// Calls the method for one row with each in turn.
    private static void callRows(CodeBuilder code, ClassDesc self, SweepCode sweep) {
        int row = Loop.COUNT + 1;
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(row).labelBinding(head);
        code.iload(row).aload(Loop.PLACES).loadConstant(2 * (sweep.tensors() - sweep.folds().size())).iaload()
                .if_icmpge(end);
        code.aload(0).aload(Loop.TENSORS).aload(Loop.PLACES).aload(Loop.NUMBERS).iload(Loop.COUNT).iload(row);
        code.invokevirtual(self, LineLoop.NAME, LineLoop.TYPE);
        code.iinc(row, 1).goto_(head).labelBinding(end).return_();
    }

    private static byte[] write(String name, Consumer<CodeBuilder> run, Consumer<ClassBuilder> others) {
        return ClassFile.of().build(describe(name), file -> {
            file.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                    .withSuperclass(KERNEL);
            file.withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PRIVATE,
                    code -> code.aload(0).invokespecial(KERNEL, INIT_NAME, MTD_void).return_());
            file.withMethodBody(RUN, RUN_TYPE, ClassFile.ACC_PUBLIC, run.andThen(Standalone::end));
            others.accept(file);
        });
    }

    private static ClassDesc describe(String name) {
        return ClassDesc.of(KernelClass.class.getPackageName(), name);
    }

    /// The formula's name shows in stack traces and profiles.
    private static String className(SweepCode sweep, Target target) {
        String words = sweep.name().replaceAll("[^A-Za-z0-9]+", "_");
        return "Kernel_" + words + suffix(target);
    }

    private static String suffix(Target target) {
        return target.isScalar() ? "_scalar" : "_vector" + target.vectorBits();
    }

    private static int length(byte[] file) {
        return ClassFile.of().parse(file).methods().stream()
                .mapToInt(method -> ((CodeAttribute) method.code().orElseThrow()).codeLength()).max().orElseThrow();
    }

    private static Kernel load(byte[] file) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(file, true);
            return (Kernel) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a kernel class could not be loaded", e);
        }
    }
}
