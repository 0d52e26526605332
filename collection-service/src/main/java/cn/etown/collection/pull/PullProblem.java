package cn.etown.collection.pull;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;

/** Why a source could not be pulled: what may pass by itself is tried again, the rest is not. Never says what the source answered. */
final class PullProblem {

    private PullProblem() {}

    static RuntimeException unreachable(Throwable cause) {
        return passing("source-unreachable", "无法连接源系统或连接中断", "The source cannot be reached, or broke off", cause);
    }

    static RuntimeException tooSlow() {
        return passing("source-too-slow", "源系统传送过慢", "The source takes too long", null);
    }

    static RuntimeException answered(int status) {
        return passing("source-refuses", "源系统返回状态 " + status, "The source answers with status " + status, null);
    }

    static RuntimeException changing() {
        return passing("source-changing", "文件仍在写入", "The file changes while it is read", null);
    }

    static RuntimeException notThere() {
        return passing("source-has-nothing", "源系统没有该数据期的内容", "The source has nothing for the period", null);
    }

    static RuntimeException cannotSignIn() {
        return passing("source-sign-in", "源系统不接受凭据", "The source does not accept the credentials", null);
    }

    static RuntimeException queryFails(Throwable cause) {
        return passing("source-query-fails", "源数据库拒绝该查询", "The source's database refuses the query", cause);
    }

    static RuntimeException tooLarge() {
        return new RuleRefused(
                "source-too-large", new Text("内容超过该连接器的大小限制", "The content is larger than the connector's limit"));
    }

    static RuntimeException rowTooLarge() {
        return new RuleRefused(
                "source-too-large", new Text("源数据库的行过大", "The rows of the source's database are too large"));
    }

    static RuntimeException outOfOrder() {
        return new RuleRefused(
                "checkpoint-out-of-order",
                new Text(
                        "查询结果须大于断点且按断点列升序、不含空值，否则会漏行或重行：请在查询中使用 > :checkpoint 并按断点列排序",
                        "The query must give rows beyond the checkpoint, in the order of the checkpoint column and with a value in it, or rows are lost or doubled: ask for > :checkpoint, and order by that column"));
    }

    static RuntimeException otherHostKey() {
        return new RuleRefused(
                "host-key-differs",
                new Text("主机密钥与批准的指纹不一致", "The host has another key than the one that was approved"));
    }

    static RuntimeException unreadable() {
        return new RuleRefused(
                "source-unreadable", new Text("内容不是所声明的格式", "The content is not of the form that was declared"));
    }

    /** No stack of ours says more than the code, and what a source says is not repeated. */
    private static RuntimeException passing(String code, String zh, String en, Throwable cause) {
        Unavailable problem = new Unavailable(code, new Text(zh, en));
        if (cause != null) {
            problem.addSuppressed(cause);
        }
        return problem;
    }
}
