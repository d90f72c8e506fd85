package io.github.mfa4j.trials;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** The logging of this module's tests: silent, and while a test captures, everything at every level is kept. */
public final class CapturedLog implements SLF4JServiceProvider {

    private static volatile @Nullable StringWriter captured;

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new NOPMDCAdapter();

    /** Made by SLF4J. */
    public CapturedLog() {}

    /** Keeps what is logged from now on; the buffer grows until {@link #stop}. */
    static StringWriter start() {
        StringWriter buffer = new StringWriter();
        captured = buffer;
        return buffer;
    }

    static void stop() {
        captured = null;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return Line::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class Line extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        Line(String logger) {
            name = logger;
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String pattern,
                Object @Nullable [] arguments,
                @Nullable Throwable throwable) {
            StringWriter buffer = captured;
            if (buffer == null) {
                return;
            }
            StringWriter line = new StringWriter();
            line.write(level + " " + name + " "
                    + MessageFormatter.basicArrayFormat(pattern, arguments == null ? new Object[0] : arguments) + "\n");
            if (throwable != null) {
                throwable.printStackTrace(new PrintWriter(line, true));
            }
            buffer.append(line.getBuffer());
        }

        @Override
        public boolean isTraceEnabled() {
            return captured != null;
        }

        @Override
        public boolean isDebugEnabled() {
            return captured != null;
        }

        @Override
        public boolean isInfoEnabled() {
            return captured != null;
        }

        @Override
        public boolean isWarnEnabled() {
            return captured != null;
        }

        @Override
        public boolean isErrorEnabled() {
            return captured != null;
        }
    }
}
