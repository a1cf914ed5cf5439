// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("w", new StoredTensor(List.of(1, 2), new float[] {1, -2}));
        tensors.put("b", new StoredTensor(List.of(), new double[] {0.5}));
        Path file = folder.resolve("m.safetensors");
        new Safetensors(tensors, Map.of("format", "thalweg")).write(file);

        String header = "{\"__metadata__\":{\"format\":\"thalweg\"},\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[8,16]}}";
        int padded = (header.length() + 7) / 8 * 8;
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getLong()).isEqualTo(padded);
        byte[] text = new byte[padded];
        bytes.get(text);
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo(header + " ".repeat(padded - header.length()));
        assertThat(new float[] {bytes.getFloat(), bytes.getFloat()}).containsExactly(1, -2);
        assertThat(bytes.getDouble()).isEqualTo(0.5);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void whatIsWrittenIsReadBackToTheBit() {
        float[] floats = new float[70_001];
        double[] doubles = new double[33_333];
        var random = new Random(1);
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(random.nextInt());
        }
        Arrays.setAll(doubles, _ -> random.nextGaussian());
        doubles[0] = Double.NaN;
        doubles[1] = -0.0;
        Path file = folder.resolve("m.safetensors");
        new Safetensors(Map.of("f", new StoredTensor(List.of(70_001), floats)), Map.of()).write(file);
        assertThat(bits((float[]) tensor(file, "f"))).isEqualTo(bits(floats));
        new Safetensors(Map.of("d", new StoredTensor(List.of(3, 11_111), doubles)), Map.of()).write(file);
        assertThat(tensor(file, "d")).isEqualTo(doubles);
    }

    private static Object tensor(Path file, String name) {
        return Safetensors.read(file).tensors().get(name).array();
    }

    private static int[] bits(float[] numbers) {
        int[] bits = new int[numbers.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(numbers[i]));
        return bits;
    }

    @Test
    void aFileCutAnywhereIsDamaged() throws IOException {
        Path file = folder.resolve("m.safetensors");
        new Safetensors(Map.of("w", new StoredTensor(List.of(3), new float[] {1, 2, 3})), Map.of()).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.read(file)).as("cut to %d bytes", length).isInstanceOfSatisfying(
                    ThalwegException.class,
                    e -> assertThat(e.id()).isEqualTo("TH-M001"));
        }
    }

    @Test
    void bytesThatFollowTheLastTensorAreDamage() throws IOException {
        Path file = folder.resolve("m.safetensors");
        new Safetensors(Map.of("w", new StoredTensor(List.of(1), new float[] {1})), Map.of()).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 4));
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("4 bytes follow its last tensor");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}x", "[]", "null", "{\"w\":3}", "{\"w\":{}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":\"x\",\"data_offsets\":[0,4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1e30],\"data_offsets\":[0,4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]}}"
    })
    void aHeaderThatMakesNoSenseIsDamage(String header) throws IOException {
        assertThatThrownBy(() -> Safetensors.read(withHeader(header))).isInstanceOfSatisfying(ThalwegException.class,
                e -> {
                    assertThat(e.id()).isEqualTo("TH-M001");
                    assertThat(e.category()).isEqualTo(ExitCategory.MODEL);
                });
    }

    @Test
    void deepNestingIsDamageToo() throws IOException {
        String header = "[".repeat(200_000);
        assertThatThrownBy(() -> Safetensors.read(withHeader(header))).hasMessageContaining("is damaged");
    }

    @Test
    void anotherTypeOfNumbersIsNamed() throws IOException {
        Path file = withHeader("{\"w\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}");
        assertThatThrownBy(() -> Safetensors.read(file))
                .hasMessageContaining("tensor 'w' has type BF16; expected F32 or F64");
    }

    private Path withHeader(String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        return Files.write(folder.resolve("h.safetensors"), bytes.array());
    }

    @Test
    void foreignFilesAreNotBelieved() throws IOException {
        for (String foreign : List.of("PK\u0003\u0004 this is a zip file", "carat,cut\n0.23,Ideal\n", "{\"schema\":1}",
                "")) {
            Path file = Files.writeString(folder.resolve("foreign"), foreign);
            assertThatThrownBy(() -> Safetensors.read(file)).as(foreign).isInstanceOf(ThalwegException.class)
                    .hasMessageContaining("is damaged or not one of ours");
        }
    }

    @Test
    void aFileThatIsNotThereIsAnInputError() {
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("none")))
                .isInstanceOfSatisfying(ThalwegException.class, e -> {
                    assertThat(e.id()).isEqualTo("TH-M021");
                    assertThat(e.category()).isEqualTo(ExitCategory.IO);
                });
    }
}
