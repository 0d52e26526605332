package cn.etown.governance.contract.domain;

import java.util.List;

/** A monitoring theme (监测主题) and the measures a contract must define to feed it (R3.3). */
public enum Theme {
    /** 销售: amount of money, quantity, number of lines, number of lines that are returns. */
    SALES("amount", "quantity", "lines", "returns"),
    /** 生产: quantity produced, quantity scrapped, quantity put into stock; the first less the second is the third. */
    PRODUCTION("output", "scrap", "stockIn"),
    /** 库存: stock in the morning, what came in, went out and was lost, stock in the evening. */
    INVENTORY("opening", "in", "out", "loss", "closing");

    private final List<String> measures;

    Theme(String... measures) {
        this.measures = List.of(measures);
    }

    List<String> measures() {
        return measures;
    }
}
