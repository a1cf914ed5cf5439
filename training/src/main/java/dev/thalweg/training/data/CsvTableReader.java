// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads CSV (RFC 4180, UTF-8) with FastCSV into a [Table], in one pass over the characters.
final class CsvTableReader {
    /// A cell longer than this is an unclosed quote that swallowed the file.
    private static final int LONGEST_RECORD = 1 << 24;

    private final InputSource source;
    private final CsvSchema schema;

    CsvTableReader(InputSource source, CsvSchema schema) {
        this.source = source;
        this.schema = schema;
    }

    /// Reads the file; twice if a text column turned out to begin with numbers.
    Table read() {
        try (InputFile file = source.open()) {
            return read(file);
        }
    }

    /// Reads a file that is open already.
    Table read(InputFile file) {
        BinaryContent.refuse(file.place(), file.head());
        CsvRecords first = pass(file, Set.of());
        Set<String> text = first.builders().stream().filter(builder -> builder.needsSecondPass(file.place()))
                .map(ColumnBuilder::name).collect(Collectors.toUnmodifiableSet());
        if (text.isEmpty()) {
            return table(file, first);
        }
        try (InputFile again = source.open()) {
            return table(again, pass(again, text));
        }
    }

    private CsvRecords pass(InputFile file, Set<String> forcedText) {
        var records = new CsvRecords(file.place(), schema, forcedText);
        try {
            // The callback keeps what it needs; the loop only drives the parser. The file is closed by who opened it.
            CsvReader.builder()
                    .fieldSeparator(Separator.detect(file.head()))
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LONGEST_RECORD)
                    .build(records, characters(file))
                    .forEach(_ -> {
                    });
        } catch (CsvParseException e) {
            throw explain(records, e);
        } catch (UncheckedIOException e) {
            throw explain(file, e);
        } catch (IOException e) {
            throw file.failure(e);
        }
        if (records.lines().rows() == 0) {
            throw DataError.EMPTY_FILE.at(file.place(), "there is no row of data%s; expected at least one.",
                    records.header() ? " after the header" : "");
        }
        return records;
    }

    private static Reader characters(InputFile file) throws IOException {
        InputStream content = file.content();
        byte[] head = file.head();
        if (head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            content.skipNBytes(3);
        }
        return new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private Table table(InputFile file, CsvRecords records) {
        var inputs = new ArrayList<Column>();
        @Nullable
        Column target = null;
        @Nullable
        Column lists = null;
        for (ColumnBuilder builder : records.builders()) {
            Column column = builder.build(file.place());
            if (builder.name().equals(schema.target())) {
                target = column;
            } else if (builder.name().equals(schema.lists())) {
                lists = column;
            } else {
                inputs.add(column);
            }
        }
        var layout = new TableLayout(records.header(), Separator.detect(file.head()), records.names());
        return new Table(file.place(), layout, inputs, target, lists, records.lines(), file.digest());
    }

    /// What the handler threw comes out wrapped; whatever else the parser objects to is about quotes.
    private static ThalwegException explain(CsvRecords records, CsvParseException e) {
        if (e.getCause() instanceof ThalwegException ours) {
            return ours;
        }
        return DataError.BAD_QUOTE.causedBy(e, records.here().atColumn(records.completeCells() + 1, ""),
                "a cell begins with a quote that is not closed before the next separator or the end of the file. "
                        + "Close it; a quote inside a quoted cell is written twice.");
    }

    private ThalwegException explain(InputFile file, UncheckedIOException e) {
        IOException cause = Objects.requireNonNull(e.getCause());
        if (cause instanceof CharacterCodingException && source instanceof InputSource.FileSource) {
            try (InputFile again = source.open()) {
                long line = Utf8.firstBadLine(again.content());
                return DataError.NOT_UTF8.causedBy(cause, file.place().atLine(line),
                        "the text is not UTF-8. Convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8.");
            } catch (IOException unreadable) {
                return file.failure(unreadable);
            }
        }
        return file.failure(cause);
    }
}
