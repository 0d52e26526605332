/** Assurance policies (保障策略): how often, until when and how well an interface must deliver, in versions by date (R7.4). */
package cn.etown.governance.assurance;
