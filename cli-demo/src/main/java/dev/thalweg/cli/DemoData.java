// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Flats and their rents: numbers and words, some cells empty, a price that is not linear in anything, and typing errors.
final class DemoData {
    /// One rent in so many has a zero too many.
    static final int TYPING_ERRORS = 25;

    private static final int EMPTY_CELLS = 50;
    private static final double NOISE = 0.05;
    private static final List<District> DISTRICTS = List.of(new District("centre", 21), new District("old town", 18),
            new District("harbour", 16), new District("hills", 15), new District("north", 11));

    private final RandomGenerator random;
    private final boolean typingErrors;

    private DemoData(long seed, boolean typingErrors) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.typingErrors = typingErrors;
    }

    /// Writes a file; the same seed gives the same bytes everywhere.
    ///
    /// @param file is replaced
    /// @param rows the number of flats
    /// @param seed decides everything
    /// @param typingErrors whether there are any
    static void write(Path file, int rows, long seed, boolean typingErrors) throws IOException {
        DemoData data = new DemoData(seed, typingErrors);
        try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            writer.writeRecord("district", "area", "rooms", "floor", "built", "station_km", "balcony", "rent");
            for (int row = 0; row < rows; row++) {
                writer.writeRecord(data.flat());
            }
        }
    }

    private List<String> flat() {
        District district = DISTRICTS.get(random.nextInt(DISTRICTS.size()));
        int area = 22 + random.nextInt(130);
        int rooms = Math.max(1, area / 26 + random.nextInt(2));
        int floor = random.nextInt(8);
        int built = 1890 + random.nextInt(135);
        int station = 1 + random.nextInt(60);
        boolean balcony = random.nextInt(3) > 0;
        double rent = area * district.rentPerSquareMetre() * age(built) * distance(station / 10.0) * height(floor)
                * (balcony ? 1.06 : 1) * (1 + NOISE * random.nextGaussian());
        return List.of(district.name(), Integer.toString(area), Integer.toString(rooms), Integer.toString(floor),
                random.nextInt(EMPTY_CELLS) == 0 ? "" : Integer.toString(built), station / 10 + "." + station % 10,
                balcony ? "yes" : "no",
                typed(Math.round(rent)));
    }

    private String typed(long rent) {
        return rent + (typingErrors && random.nextInt(TYPING_ERRORS) == 0 ? "0" : "");
    }

    /// The oldest and the newest flats are dear, those of the sixties are not.
    private static double age(int built) {
        double decades = (built - 1965) / 10.0;
        return 0.85 + 0.012 * decades * decades;
    }

    /// What a walk to the station costs fades with the distance. `StrictMath`, so that every machine writes the same file.
    private static double distance(double kilometres) {
        return 0.75 + 0.4 * StrictMath.exp(-kilometres / 1.5);
    }

    /// The ground floor is cheap, the top has the view.
    private static double height(int floor) {
        return floor == 0 ? 0.9 : 1 + 0.015 * floor;
    }

    private record District(String name, double rentPerSquareMetre) {
    }
}
