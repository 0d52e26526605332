/** Units (单位), as governance tells of them. */
package cn.etown.assessment.unit;
