// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    Path folder;

    @Test
    void demoTrainsAGoodModelAndSaysWhatToTryNext() {
        Call call = Call.of("demo", "--out", folder.resolve("my demo").toString(), "--json");

        assertThat(call.code()).as(call.err()).isZero();
        double r2 = JsonParser.parseString(call.out()).getAsJsonObject().getAsJsonObject("metrics")
                .getAsJsonObject("test").get("r2").getAsDouble();
        // the noise of the data allows 0.98
        assertThat(r2).isGreaterThan(0.95);
        assertThat(call.err()).contains("$ thalweg train '" + folder, "What to try next:", "--loss mse",
                "thalweg predict '");
    }

    @Test
    void secondDemoReplacesTheFirst() {
        Call.of("demo", "--out", folder.toString(), "--quiet");

        Call again = Call.of("demo", "--out", folder.toString(), "--quiet");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).isEmpty();
    }
}
