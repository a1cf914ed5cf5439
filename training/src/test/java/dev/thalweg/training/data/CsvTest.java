// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @TempDir
    Path folder;

    private Table read(String content, String target) {
        return read(content.getBytes(StandardCharsets.UTF_8), target);
    }

    private Table read(byte[] content, String target) {
        Path file = Samples.write(folder, "data.csv", content);
        return (Table) RawReader.toTrain(Samples.request(file, target));
    }

    private static List<Double> numbers(Column column) {
        var numbers = (NumericColumn) column;
        return IntStream.range(0, numbers.rows()).mapToObj(numbers::value).toList();
    }

    private static List<String> texts(Column column) {
        var texts = (TextColumn) column;
        return IntStream.range(0, texts.rows())
                .mapToObj(row -> texts.isMissing(row) ? "(missing)" : texts.texts().get(texts.code(row))).toList();
    }

    @Test
    void readsNumbersAndTexts() {
        Table table = read("size,colour,price\n1.5,red,10\n-2e1,blue,20\n", "price");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.inputs()).extracting(Column::name).containsExactly("size", "colour");
        assertThat(numbers(table.inputs().get(0))).containsExactly(1.5, -20.0);
        assertThat(texts(table.inputs().get(1))).containsExactly("red", "blue");
        assertThat(numbers(table.target().orElseThrow())).containsExactly(10.0, 20.0);
    }

    @Test
    void readsQuotedCellsWithSeparatorsQuotesAndLineBreaks() {
        Table table = read("\"a,b\",\"y\"\r\n\"say \"\"hi\"\"\",1\r\n\"two\nlines\",\"2\"\r\n\"x\",3\r\n", "y");
        assertThat(table.layout().names()).containsExactly("a,b", "y");
        assertThat(texts(table.inputs().get(0))).containsExactly("say \"hi\"", "two\nlines", "x");
        assertThat(table.place(2).line()).as("the row after a cell of two lines").isEqualTo(5);
    }

    @Test
    void everySpellingOfMissingIsMissing() {
        Table table = read("a,b,y\n,NA,1\nNaN,?,2\nnull,N/A,3\nnan,NULL,4\n ,\"\",5\n1,x,6\n", "y");
        assertThat(table.inputs().get(0).missing()).isEqualTo(5);
        assertThat(table.inputs().get(1).missing()).isEqualTo(5);
        assertThat(numbers(table.inputs().get(0)).getLast()).isEqualTo(1.0);
        assertThat(texts(table.inputs().get(1)).getLast()).isEqualTo("x");
    }

    @Test
    void aFirstRowWithANumberIsNoHeader() {
        Table table = read("5.1,setosa\n4.9,virginica\n", "c2");
        assertThat(table.layout().header()).isFalse();
        assertThat(table.layout().names()).containsExactly("c1", "c2");
        assertThat(numbers(table.inputs().get(0))).containsExactly(5.1, 4.9);
        assertThat(table.place(0).line()).isEqualTo(1);
    }

    @Test
    void findsOtherSeparators() {
        assertThat(numbers(read("a;y\n1;2\n3;4\n", "y").inputs().getFirst())).containsExactly(1.0, 3.0);
        assertThat(numbers(read("a\ty\n1\t2\n3\t4\n", "y").inputs().getFirst())).containsExactly(1.0, 3.0);
        assertThat(numbers(read("\"a;b;c\",y\n1,2\n3,4\n", "y").inputs().getFirst())).containsExactly(1.0, 3.0);
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(read("\ufeff\"a\",y\n1,2\n3,4\n", "y").layout().names()).containsExactly("a", "y");
    }

    @Test
    void unpacksGzipByContentWhateverTheName() {
        byte[] packed = Samples.gzip("a,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        assertThat(numbers(read(packed, "y").inputs().getFirst())).containsExactly(1.0, 3.0);
    }

    @Test
    void aColumnOfCodesThatBeginsWithNumbersKeepsTheirSpelling() {
        Table table = read("code,y\n01,1\n1,2\nA,3\nB,4\nC,5\n", "y");
        assertThat(texts(table.inputs().getFirst())).containsExactly("01", "1", "A", "B", "C");
    }

    @Test
    void aCategoricalColumnMayLookLikeNumbers() {
        Path file = Samples.write(folder, "data.csv", "code,y\n01,1\n2,2\n01,3\n");
        var table = (Table) RawReader.toTrain(Samples.request(file, "y").withCategorical(List.of("code")));
        assertThat(texts(table.inputs().getFirst())).containsExactly("01", "2", "01");
    }

    @Test
    void blankLinesDoNotCountAsRowsButAsLines() {
        Table table = read("a,y\n1,2\n\n3,4\n", "y");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.place(1).line()).isEqualTo(4);
    }

    @Test
    void droppedColumnsAreNotLookedAt() {
        Path file = Samples.write(folder, "data.csv", "a,b,y\n1,inf,2\n2,junk,3\n3,4,5\n");
        var table = (Table) RawReader.toTrain(Samples.request(file, "y").withDropped(List.of("b")));
        assertThat(table.inputs()).extracting(Column::name).containsExactly("a");
    }

    @Test
    void identifiesTheFileBySha256() {
        Table table = read("a,y\n1,2\n", "y");
        // printf 'a,y\n1,2\n' | sha256sum
        assertThat(table.files().getFirst().sha256())
                .isEqualTo("6eca8591af4d545e49ff4fcdfb9cac5b5656b6187eace6af1d9a9af2dafa9023");
        assertThat(table.files().getFirst().bytes()).isEqualTo(8);
    }
}
