package cn.etown.monitoring;

import cn.etown.kit.testing.HouseRules;

class ArchitectureTest extends HouseRules {

    ArchitectureTest() {
        super("cn.etown.monitoring");
    }
}
