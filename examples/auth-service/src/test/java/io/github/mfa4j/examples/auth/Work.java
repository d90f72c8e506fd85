package io.github.mfa4j.examples.auth;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the service did for one answer: how often each statement ran on H2, how often a password was hashed, told by the 19 MiB that
 * Argon2id takes each time, and how many messages left.
 */
record Work(Answer answer, Map<String, Long> statements, long hashes, int messages) {

    private static final long BYTES_OF_HASH = 19_456 * 1024L;

    static Work of(Service service, Supplier<Answer> request) {
        JdbcClient database = service.bean(JdbcClient.class);
        database.sql("set query_statistics false").update();
        database.sql("set query_statistics true").update();
        int messages = service.mailbox("").raw().size();
        long allocated = allocated();
        Answer answer = request.get();
        long hashes = (allocated() - allocated) / BYTES_OF_HASH;
        Map<String, Long> statements = new LinkedHashMap<>();
        database.sql("""
                        select sql_statement, execution_count from information_schema.query_statistics
                        where lower(sql_statement) not like '%query_statistics%' order by sql_statement""").query(row -> {
            statements.merge(row.getString(1), row.getLong(2), Long::sum);
        });
        return new Work(answer, statements, hashes, service.mailbox("").raw().size() - messages);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
