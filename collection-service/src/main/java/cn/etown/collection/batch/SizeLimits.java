package cn.etown.collection.batch;

import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a batch may be, so that it is judged within minutes [ours]. What is larger is sent as several, of shorter periods. */
@ApplicationScoped
public class SizeLimits {

    private final long mostRecords;
    private final long mostBytes;

    SizeLimits(
            @ConfigProperty(name = "etown.batches.most-records") long mostRecords,
            @ConfigProperty(name = "etown.batches.most-bytes") MemorySize mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes.asLongValue();
    }

    /** Refuses a batch of so many declared records. */
    void requireRecords(long records) {
        if (records > mostRecords) {
            throw tooLarge(mostRecords + " 条记录", mostRecords + " records");
        }
    }

    /** Refuses the content of a part when the parts of its batch come to so many bytes with it. */
    public void requireBytes(long bytes) {
        if (bytes > mostBytes) {
            throw tooLarge(mostBytes + " 字节", mostBytes + " bytes");
        }
    }

    private static Refusal tooLarge(String zh, String en) {
        return new RuleRefused(
                        "batch-too-large",
                        new Text(
                                "一个批次至多 " + zh + "，请缩短数据期，分成多个批次报送",
                                "A batch has at most " + en + "; send several, of shorter periods"))
                .withClause("R4.3b");
    }
}
