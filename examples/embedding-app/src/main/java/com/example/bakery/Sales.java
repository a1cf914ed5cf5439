// SPDX-License-Identifier: Apache-2.0
package com.example.bakery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Three years of made-up sales: busier towards the weekend, quieter in the heat and on holidays.
final class Sales {
    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int DAYS = 3 * 365;

    private Sales() {
    }

    static Path write(Path file) throws IOException {
        var random = new SplittableRandom(7);
        var csv = new StringBuilder("weekday,temperature,holiday,sold\n");
        for (int day = 0; day < DAYS; day++) {
            int weekday = day % WEEKDAYS.size();
            double temperature = 12 - 12 * Math.cos(day * 2 * Math.PI / 365) + 3 * random.nextGaussian();
            boolean holiday = random.nextInt(30) == 0;
            double sold = (holiday ? 0.4 : 1) * (120 + 15 * weekday - 1.5 * temperature) + 6 * random.nextGaussian();
            csv.append(String.format(Locale.ROOT, "%s,%.1f,%s,%d%n", WEEKDAYS.get(weekday), temperature,
                    holiday ? "yes" : "no", Math.round(sold)));
        }
        return Files.writeString(file, csv);
    }
}
