// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What a reader must know to judge the figures.
final class Environment {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Environment() {
    }

    /// Machine, system, Java.
    static Map<String, String> describe() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("processor", processor());
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.vendor.version") + " " + System.getProperty("java.vm.version"));
        facts.put("flags", String.join(" ", WorkerProcess.FLAGS));
        facts.put("loadAtStart", String.valueOf(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return facts;
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.replaceFirst("^.*:\\s*", "")).orElse(System.getProperty("os.arch"));
        }
    }
}
