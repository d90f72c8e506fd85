import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads every Surefire report under a directory, names the tests that did not pass and prints the sum.
 *
 * <p>Usage: {@code java TestReports.java ROOT}. The exit status is 1 when a test failed or was skipped, a class with tests
 * has no report, or none ran: on a machine that has every program the tests ask for, a skipped test is a check that nobody
 * made, and so is a class whose name the runner does not look for.
 */
final class TestReports {
    private int passed;
    private final List<String> failed = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();
    private final List<Path> unreported = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        TestReports reports = new TestReports();
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path file : files.filter(TestReports::isReport).sorted().toList()) {
                reports.read(file);
            }
        }
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path file : files.filter(TestReports::isTestSource).sorted().toList()) {
                reports.look(file);
            }
        }
        reports.unreported.forEach(file -> System.out.println("not run: " + file));
        reports.failed.forEach(name -> System.out.println("failed:  " + name));
        reports.skipped.forEach(name -> System.out.println("skipped: " + name));
        System.out.println(reports.passed + " passed, " + reports.failed.size() + " failed, " + reports.skipped.size()
                + " skipped");
        System.exit(reports.passed > 0 && reports.unreported.isEmpty() && reports.failed.isEmpty() && reports.skipped.isEmpty() ? 0 : 1);
    }

    private static boolean isReport(Path file) {
        return file.toString().matches(".*/target/(surefire|failsafe)-reports/TEST-[^/]*\\.xml");
    }

    private static boolean isTestSource(Path file) {
        return file.toString().matches(".*/src/test/java/.*\\.java");
    }

    private void look(Path source) throws IOException {
        String text = Files.readString(source);
        String name = source.getFileName().toString().replace(".java", "");
        boolean hasTests = Pattern.compile("^ *@(Test|Property|Example|ParameterizedTest|ArchTest)\\b", Pattern.MULTILINE)
                .matcher(text)
                .find();
        if (hasTests && !text.contains("abstract class " + name + " ") && !reported.contains(name)) {
            unreported.add(source);
        }
    }

    private void read(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        NodeList cases = parser.parse(file.toFile()).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            reported.add(test.getAttribute("classname").replaceAll("^.*\\.|\\$.*$", ""));
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            if (has(test, "skipped")) {
                skipped.add(name + reason(test));
            } else if (has(test, "failure") || has(test, "error")) {
                failed.add(name);
            } else {
                passed++;
            }
        }
    }

    private static boolean has(Element test, String outcome) {
        return test.getElementsByTagName(outcome).getLength() > 0;
    }

    /** Surefire puts the reason of a switched-off test into an attribute, that of an assumption into the text. */
    private static String reason(Element test) {
        Element skip = (Element) test.getElementsByTagName("skipped").item(0);
        String reason = skip.getAttribute("message").isBlank() ? skip.getTextContent() : skip.getAttribute("message");
        return reason.lines().findFirst().map(line -> " (" + line + ")").orElse("");
    }
}
