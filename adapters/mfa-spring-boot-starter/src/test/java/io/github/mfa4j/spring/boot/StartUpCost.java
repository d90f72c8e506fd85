package io.github.mfa4j.spring.boot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures what the starter costs when an application starts: the same one with and without it, in fresh JVMs, alternately; once
 * without a port, and once on one behind Spring Security. It is a program and no test; on a machine that does nothing else, from the folder of the build:
 *
 * <pre>{@code
 * M=adapters/mfa-spring-boot-starter
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/class-path -pl $M -am
 * java -cp $M/target/test-classes:$M/target/classes:$(cat $M/target/class-path) io.github.mfa4j.spring.boot.StartUpCost 15
 * }</pre>
 */
final class StartUpCost {

    private static final int PAIRS = 9;
    private static final String APPLICATION = "(.*/mfa-spring-boot-starter/target/test-classes/?"
            + "|.*/(spring-(core|context|beans|aop|expression|jdbc|tx|security-(core|crypto))"
            + "|spring-boot|spring-boot-(autoconfigure|jdbc|sql|transaction|persistence|security)|HikariCP|h2"
            + "|slf4j-api|jspecify|commons-logging|micrometer-(observation|commons)|logback-(classic|core))-[0-9][^/]*[.]jar)";
    private static final String WEB = "(.*/(spring-(web|webmvc|security-(web|config))"
            + "|spring-boot-(web-server|servlet|webmvc|http-converter|jackson|jetty)"
            + "|jetty-[a-z0-9-]+|jackson-[a-z0-9-]+|jakarta[.][a-z.-]+-api)-[0-9][^/]*[.]jar)";
    private static final String STARTER = "(.*/mfa-(core|totp|codes|qr|jdbc|spring-boot-starter)/target/classes/?"
            + "|.*/(mfa-(core|totp|codes|qr|jdbc)|commons-codec|bcprov-jdk18on|jmustache)-[0-9][^/]*[.]jar"
            + "|.*/com/google/zxing/.*[.]jar)";
    private static final Pattern READY = Pattern.compile("(?m)^ready ([0-9]+) (true|false)$");

    private final Class<?> application;
    private final String without;
    private final String with;
    private final List<Long> millisWithout = new ArrayList<>();
    private final List<Long> millisWith = new ArrayList<>();

    private StartUpCost(Class<?> application, String classPath) {
        this.application = application;
        this.without = FreshJvm.classPath(Pattern.compile(classPath));
        this.with = FreshJvm.classPath(Pattern.compile(classPath + "|" + STARTER));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.print(measure(arguments.length == 0 ? PAIRS : Integer.parseInt(arguments[0])));
    }

    /** Starts both this often, and says how long it took. */
    static String measure(int pairs) throws IOException, InterruptedException {
        return new StartUpCost(StartUpApplication.class, APPLICATION).report(pairs)
                + new StartUpCost(StartUpWebApplication.class, APPLICATION + "|" + WEB).report(pairs);
    }

    /** The time of one start, of which it is known that it had, or had not, what is measured. */
    private long millis(String classPath, boolean expected) throws IOException, InterruptedException {
        FreshJvm.Run run = FreshJvm.run(classPath, application);
        Matcher ready = READY.matcher(run.output());
        if (run.exit() != 0 || !ready.find() || Boolean.parseBoolean(ready.group(2)) != expected) {
            throw new IllegalStateException("the application did not start as it should: " + run.output());
        }
        return Long.parseLong(ready.group(1));
    }

    private String report(int pairs) throws IOException, InterruptedException {
        for (int i = 0; i < pairs; i++) {
            millisWithout.add(millis(without, false));
            millisWith.add(millis(with, true));
        }
        long without = median(millisWithout);
        long with = median(millisWith);
        return application.getSimpleName()
                + ": milliseconds from the start of the JVM until the application is ready, on Java "
                + Runtime.version() + " with " + Runtime.getRuntime().availableProcessors() + " processors\n"
                + "without the starter: median " + without + " of " + millisWithout + "\n"
                + "with the starter:    median " + with + " of " + millisWith + "\n"
                + "difference " + (with - without) + ", ratio " + Math.round(100.0 * with / without) / 100.0 + "\n";
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
