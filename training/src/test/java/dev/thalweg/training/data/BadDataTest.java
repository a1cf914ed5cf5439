// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thalweg.api.ThalwegException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of bad file has its id, and the message says where it is and what to do.
class BadDataTest {
    @TempDir
    Path folder;

    private String message(DataRequest request) {
        ThalwegException error = catchThrowableOfType(ThalwegException.class, () -> DataPreparation.prepare(request));
        assertThat(error).as("an error is expected").isNotNull();
        return error.headline().replace(folder + File.separator, "");
    }

    private String csv(String content) {
        return message(Samples.request(Samples.write(folder, "data.csv", content), "y"));
    }

    private String libsvm(String content) {
        return message(DataRequest.of(Samples.write(folder, "data.svm", content)).withValidation(0));
    }

    private String idx(byte[] images, byte[] labels) {
        return message(DataRequest.of(Samples.write(folder, "images", images))
                .withLabels(Samples.write(folder, "labels", labels)).withValidation(0));
    }

    @Test
    void aMissingFile() {
        assertThat(message(Samples.request(folder.resolve("none.csv"), "y"))).isEqualTo(
                "error[TH-D001]: none.csv: no such file. Check the path; it is taken from the current folder.");
    }

    @Test
    void aFolder() throws Exception {
        assertThat(message(Samples.request(Files.createDirectory(folder.resolve("sub")), "y")))
                .isEqualTo("error[TH-D002]: sub: this is a folder, expected a file.");
    }

    @Test
    void anEmptyFile() {
        assertThat(csv("")).isEqualTo("error[TH-D003]: data.csv: the file is empty; expected rows of data.");
        assertThat(csv("a,y\n")).isEqualTo(
                "error[TH-D003]: data.csv: there is no row of data after the header; expected at least one.");
    }

    @Test
    void aBinaryFile() {
        assertThat(csv("a\0b\0c\0"))
                .startsWith("error[TH-D004]: data.csv: this is a binary file (it holds zero bytes).");
        assertThat(csv("PK\003\004sheet")).contains("TH-D004", "Excel");
        assertThat(message(Samples.request(
                Samples.write(folder, "data.csv", "a,y\n1,2".getBytes(StandardCharsets.UTF_16)), "y")))
                .contains("TH-D004", "UTF-16", "iconv");
    }

    @Test
    void aTruncatedOrDamagedArchive() {
        byte[] packed = Samples.gzip("a,y\n1,2\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        assertThat(message(Samples.request(Samples.write(folder, "cut.csv.gz", cut), "y")))
                .startsWith("error[TH-D005]: cut.csv.gz: the compressed file ends too early.");
        byte[] damaged = packed.clone();
        Arrays.fill(damaged, 20, 30, (byte) 0xff);
        assertThat(message(Samples.request(Samples.write(folder, "bad.csv.gz", damaged), "y")))
                .startsWith("error[TH-D005]: bad.csv.gz: the compressed file is damaged");
    }

    @Test
    void textThatIsNotUtf8() {
        byte[] latin = "a,y\n1,2\nü,3\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(message(Samples.request(Samples.write(folder, "data.csv", latin), "y")))
                .startsWith("error[TH-D006]: data.csv, line 3: the text is not UTF-8.");
    }

    @Test
    void aRaggedRow() {
        assertThat(csv("a,b,y\n1,2,3\n4,5\n"))
                .isEqualTo("error[TH-D010]: data.csv, line 3: 2 cells, but the header has 3. "
                        + "Check for a missing or extra separator, or a cell that needs quotes.");
        assertThat(csv("a,b,y\n1,2,3,4\n")).contains("TH-D010", "line 2: 4 cells");
    }

    @Test
    void aQuoteThatIsNotClosed() {
        assertThat(csv("a,y\n1,2\n3,\"4\n5,6\n"))
                .startsWith("error[TH-D011]: data.csv, line 3, column 2: a cell begins with");
        assertThat(csv("a,y\n\"1,2\n\"3\",4\n")).startsWith("error[TH-D011]: data.csv, line 2, column 1:");
    }

    @Test
    void textAmongNumbers() {
        assertThat(csv("a,y\n1,2\n2,4\nthree,6\n4,8\n")).isEqualTo("error[TH-D012]: data.csv, line 4, column 1 ('a'): "
                + "'three' is not a number, but 3 of the column's 4 values are numbers. Correct it, or "
                + "leave the cell empty "
                + "if it is unknown; if the column holds codes, pass --categorical a.");
        assertThat(csv("a,y\nn.a.,2\n2,4\n3,6\n")).contains("TH-D012", "line 2, column 1 ('a')", "'n.a.'");
        assertThat(csv("a,y\n1,2\n2,x\n3,6\n")).contains("TH-D012", "line 3, column 2 ('y')");
    }

    @Test
    void twoColumnsOfOneName() {
        assertThat(csv("a,y,a\n1,2,3\n")).isEqualTo(
                "error[TH-D013]: data.csv, line 1, column 3 ('a'): column 1 has this name already. "
                        + "Rename one of them.");
    }

    @Test
    void anUnknownColumn() {
        Path file = Samples.write(folder, "data.csv", "carat,price,depth\n1,2,3\n");
        assertThat(message(Samples.request(file, "prise")))
                .isEqualTo("error[TH-D014]: data.csv: --target: there is no column "
                        + "'prise'. Did you mean 'price'? The columns are: carat, price, depth.");
        assertThat(message(Samples.request(file, "price").withDropped(List.of("dept"))))
                .contains("TH-D014", "--drop", "'dept'", "Did you mean 'depth'?");
    }

    @Test
    void infinityInTheData() {
        assertThat(csv("a,y\n1,2\n-inf,4\n3,6\n")).startsWith(
                "error[TH-D015]: data.csv, line 3, column 1 ('a'): the value is infinite; expected a finite number.");
        assertThat(csv("a,y\n1,2\n2,1e999\n")).contains("TH-D015", "line 3, column 2 ('y')");
    }

    @Test
    void aRowWithoutTarget() {
        assertThat(csv("a,y\n1,2\n2,\n3,NaN\n")).isEqualTo("error[TH-D016]: data.csv, line 3, column 2 ('y'): "
                + "the target is missing here (and in 2 rows in all). Remove rows without a target.");
    }

    @Test
    void aTextColumnThatIsAnIdentifier() {
        var rows = new StringBuilder("name,y\n");
        for (int i = 0; i < 1500; i++) {
            rows.append("person").append(i).append(',').append(i % 7).append('\n');
        }
        assertThat(csv(rows.toString())).contains("TH-D018", "column 1 ('name')", "1,500 different texts",
                "--drop name");
    }

    @Test
    void noColumnLeft() {
        assertThat(csv("y\n1\n2\n3\n")).contains("TH-D019");
    }

    @Test
    void aConstantTarget() {
        assertThat(csv("a,y\n1,5\n2,5\n3,5\n"))
                .isEqualTo("error[TH-D020]: data.csv, column 2 ('y'): the target is 5 in all 3 "
                        + "rows that train; there is nothing to learn. Check --target.");
    }

    @Test
    void aSingleClass() {
        assertThat(csv("a,y\n1,red\n2,red\n"))
                .isEqualTo("error[TH-D021]: data.csv, column 2 ('y'): the 2 rows that train are "
                        + "all of class 'red'; expected two classes or more. Check --target.");
    }

    @Test
    void aTargetOfTheWrongKindForTheLoss() {
        Path texts = Samples.write(folder, "data.csv", "a,y\n1,red\n2,blue\n3,green\n");
        assertThat(
                message(Samples.request(texts, "y").withWish(new TargetWish(TargetWish.Kind.NUMBERS, "loss 'huber'"))))
                .startsWith(
                        "error[TH-D022]: data.csv, column 2 ('y'): the target is text such as 'red', but loss 'huber' "
                                + "needs numbers.");
        assertThat(message(
                Samples.request(texts, "y").withWish(new TargetWish(TargetWish.Kind.TWO_CLASSES, "loss 'bce'"))))
                .contains("TH-D022", "3 classes (blue, green, red, …), but loss 'bce' needs two");
        Path numbers = Samples.write(folder, "numbers.csv", "a,y\n1,1.5\n2,2.5\n");
        assertThat(
                message(Samples.request(numbers, "y").withWish(new TargetWish(TargetWish.Kind.CLASSES, "loss 'nll'"))))
                .contains("TH-D022", "the target holds 1.5, but loss 'nll' needs classes");
    }

    @Test
    void tooFewRows() {
        Path file = Samples.write(folder, "data.csv", "a,y\n1,2\n2,3\n");
        assertThat(message(Samples.request(file, "y").withTest(new TestPart.Fraction(0.5)))).startsWith(
                "error[TH-D023]: data.csv: 2 rows, of which 0 would validate and 1 test; expected at "
                        + "least 2 that train.");
    }

    @Test
    void aClassThatOnlyTheTestFileHas() {
        Path file = Samples.write(folder, "data.csv", "a,y\n1,red\n2,blue\n");
        Path test = Samples.write(folder, "test.csv", "a,y\n1,red\n2,green\n");
        var part = new TestPart.File(test, Optional.empty(), new ListSource.Data());
        assertThat(message(Samples.request(file, "y").withTest(part)))
                .isEqualTo("error[TH-D024]: test.csv, line 3, column 2 "
                        + "('y'): class 'green' was not among those of the training file (blue, red). "
                        + "Correct it, or train with it.");
    }

    @Test
    void textInAColumnOfTheTestFileThatWasNumeric() {
        Path file = Samples.write(folder, "data.csv", "a,y\n1,1.5\n2,2.5\n");
        Path test = Samples.write(folder, "test.csv", "a,y\nlow,3\n");
        var part = new TestPart.File(test, Optional.empty(), new ListSource.Data());
        assertThat(message(Samples.request(file, "y").withTest(part)))
                .startsWith("error[TH-D012]: test.csv, line 2, column 1 "
                        + "('a'): 'low' is not a number, but this column held numbers only when the "
                        + "model was trained.");
    }

    @Test
    void noTargetNamed() {
        Path file = Samples.write(folder, "data.csv", "a,y\n1,2\n");
        assertThat(message(DataRequest.of(file)))
                .isEqualTo("error[TH-D025]: data.csv: which column is to be predicted? "
                        + "Name it with --target; the columns are: a, y.");
    }

    @Test
    void optionsOfAnotherFormat() {
        assertThat(message(Samples.request(Samples.write(folder, "d", "1 1:2\n0 1:3\n"), "y"))).contains("TH-D026",
                "--target");
    }

    @Test
    void badLibsvm() {
        assertThat(libsvm("1 1:2\nred 1:2\n"))
                .startsWith("error[TH-D030]: data.svm, line 2, column 1: a row begins with its "
                        + "label, a number; found 'red'.");
        assertThat(libsvm("1 1:2\n0 1:2 x:3\n")).startsWith("error[TH-D031]: data.svm, line 2, column 7: 'x:3' is not");
        assertThat(libsvm("1 1:2\n0 1:\n")).contains("TH-D015", "line 2, column 3");
        assertThat(libsvm("1 1:2\n0 -1:2\n")).contains("TH-D031", "'-1:2'");
        assertThat(libsvm("1 1:2\n0 99999999999:2\n")).contains("TH-D031");
        assertThat(libsvm("1 1:2\n0 2000000000:2\n")).contains("TH-D007", "the largest index is 2000000000");
        assertThat(libsvm("1 1:2\n0 2:1 1:5\n"))
                .isEqualTo("error[TH-D032]: data.svm, line 2, column 7: index 1 follows 2; "
                        + "expected increasing indices, each at most once.");
        assertThat(libsvm("1 1:2\n0 2:1 2:5\n")).contains("TH-D032", "index 2 follows 2");
        assertThat(libsvm("1 1:2\n0 2:nan\n")).contains("TH-D015", "line 2, column 3", "'2:nan'");
        assertThat(libsvm("1 1:2\ninf 2:1\n")).contains("TH-D015", "line 2, column 1");
    }

    @Test
    void badIdx() {
        byte[] images = Samples.idx(new int[] {2, 1, 2}, 1, 2, 3, 4);
        byte[] labels = Samples.idx(new int[] {2}, 0, 1);
        assertThat(idx(new byte[] {0, 0, 9, 1, 0, 0, 0, 1, 5}, labels)).contains("TH-D040", "images", "0x09");
        assertThat(idx(Samples.idx(new int[] {2, 1, 2}, 1, 2, 3), labels)).contains("TH-D041",
                "images: the header announces");
        assertThat(idx(new byte[] {0, 0, 8, 3, 0, 0}, labels)).contains("TH-D041",
                "images: the file ends within its header");
        assertThat(idx(Samples.idx(new int[] {2, 1, 2}, 1, 2, 3, 4, 5), labels)).contains("TH-D041", "goes on after");
        assertThat(idx(images, Samples.idx(new int[] {3}, 0, 1, 0)))
                .isEqualTo("error[TH-D042]: labels: 3 labels, but images "
                        + "holds 2 images. Take the pair that belongs together.");
        assertThat(idx(images, "red\nblue\n".getBytes(StandardCharsets.UTF_8))).contains("TH-D040",
                "labels: not an IDX file");
        assertThat(idx(labels, labels)).contains("TH-D040", "--labels");
        assertThat(message(DataRequest.of(Samples.write(folder, "images", images)))).contains("TH-D025", "--labels");
    }

    private String sizes(Path data, String sizes) {
        return message(DataRequest.of(data).withLists(new ListSource.Sizes(Samples.write(folder, "sizes", sizes))));
    }

    private String grouped(String rows, String column) {
        return message(Samples.request(Samples.write(folder, "rank.csv", "query,a,y\n" + rows), "y")
                .withLists(new ListSource.Column(column)));
    }

    @Test
    void badColumnsOfGroups() {
        assertThat(grouped("q1,1,0\nq2,2,1\nq1,3,2\n", "query")).isEqualTo("error[TH-D050]: rank.csv, line 4, column 1"
                + " ('query'): list 'q1' began earlier and was left. Put the rows of a list together.");
        assertThat(grouped("q1,1,0\n,2,1\nq2,3,2\n", "query")).contains("TH-D050", "line 3",
                "the row belongs to no list");
        assertThat(grouped("q1,1,0\nq2,2,1\n", "querry")).contains("--group: there is no column 'querry'",
                "Did you mean 'query'?");
        assertThat(grouped("q1,1,0\nq2,2,1\n", "y")).contains("--group names the target 'y'");
    }

    @Test
    void badGroups() {
        Path data = Samples.write(folder, "rank", "1 1:2\n0 1:3\n2 1:1\n");
        assertThat(sizes(data, "2\n2\n")).isEqualTo(
                "error[TH-D050]: sizes, line 2: up to here the lists have 4 rows, but rank has 3.");
        assertThat(sizes(data, "2\n")).contains("TH-D050", "2 rows");
        assertThat(sizes(data, "2\nx\n")).contains("line 2: 'x'");
        assertThat(message(DataRequest.of(data).withLists(new ListSource.Column("query")))).contains("TH-D026",
                "--group");
        assertThat(libsvm("1 qid:1 1:2\n0 qid:2 1:3\n2 qid:1 1:1\n")).contains("TH-D050", "line 3");
    }
}
