package io.github.mfa4j.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.exceptions.JedisDataException;

/** States of a server that a test cannot bring about, or not in time, as the server words them. */
class ProblemTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOADING Redis is loading the dataset in memory                      | still loading
            MASTERDOWN Link with MASTER is down                                 | no master
            CLUSTERDOWN Hash slot not served                                    | no master
            TRYAGAIN Multiple keys request during rehashing of slot             | being moved
            BUSY Redis is busy running a script                                 | SCRIPT KILL
            NOAUTH Authentication required.                                     | the password
            ERR unknown command 'EVALSHA', with args beginning with: 'secret'   | the error ERR
            ODD                                                                 | the error ODD
            """)
    void otherErrorsSayWhatToDoAndQuoteNothing(String error, String says) {
        assertThat(Problem.of("reading", new JedisDataException(error)))
                .hasMessageStartingWith("reading: ")
                .hasMessageContaining(says)
                .message()
                .doesNotContain("secret");
    }
}
