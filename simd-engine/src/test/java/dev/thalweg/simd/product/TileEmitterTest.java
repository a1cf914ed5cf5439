// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thalweg.api.ElementType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TileEmitterTest {
    /// C2 refuses methods of more bytecodes than that, whatever they are worth.
    private static final int HUGE_METHOD_LIMIT = 8000;

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyTileIsValidAndSmallEnoughToBeCompiled(ElementType type) {
        for (int bits : new int[] {128, 256, 512}) {
            for (int rows : new int[] {TileSet.LOW_ROWS, 6, 8}) {
                for (LeftOrder order : LeftOrder.values()) {
                    byte[] tile = TileEmitter.classFile(new TileShape(type, bits / 8 / type.bytes(), rows, 3, order));
                    assertThat(ClassFile.of().verify(tile)).isEmpty();
                    assertThat(codeLength(tile)).isLessThan(HUGE_METHOD_LIMIT);
                }
            }
        }
    }

    @Test
    void aTileIsNamedAfterItsShape() {
        Tile tile = TileEmitter.emit(new TileShape(ElementType.F32, 16, 8, 3, LeftOrder.TERMS));
        assertThat(tile.getClass().isHidden()).isTrue();
        assertThat(tile.getClass().getSimpleName()).startsWith("Tile_f32x16_8x3_terms");
    }

    @Test
    void surplusRowsLeaveNoTrace() {
        Tile tile = TileEmitter.emit(new TileShape(ElementType.F64, 2, 6, 1, LeftOrder.TERMS));
        double[] left = {1, 2, 3, 4, 5, 6, 7, 8, Double.NaN, 9, 10, 11};
        double[] right = {10, 100, 20, 200};
        double[] result = {-1, -1, -1, -1, -1, -1, -1, -1};
        tile.multiply(2, left, 0, 2, right, 0, 2, result, 0, 2, 3);
        assertThat(result).containsExactly(50, 500, 110, 1100, 170, 1700, -1, -1);
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TileShape(ElementType.F32, 1, 6, 4, LeftOrder.TERMS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorProduct.of(ElementType.F32, 64))
                .withMessageContaining("vectorBits is 64");
    }

    private static int codeLength(byte[] classFile) {
        ClassModel tile = ClassFile.of().parse(classFile);
        return tile.methods().stream()
                .filter(method -> method.methodName().equalsString("multiply"))
                .mapToInt(method -> ((CodeAttribute) method.code().orElseThrow()).codeLength())
                .sum();
    }
}
